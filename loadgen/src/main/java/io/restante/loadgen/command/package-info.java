/** The command {@code ./restante loadgen}. */
@NullMarked
package io.restante.loadgen.command;

import org.jspecify.annotations.NullMarked;
