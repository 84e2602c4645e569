/** What {@code ./restante} runs: starts, watches and stops the parts of one installation. */
@NullMarked
package io.restante.launcher;

import org.jspecify.annotations.NullMarked;
