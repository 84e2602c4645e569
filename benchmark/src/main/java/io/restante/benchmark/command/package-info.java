/** The command {@code ./restante bench}. */
@NullMarked
package io.restante.benchmark.command;

import org.jspecify.annotations.NullMarked;
