/** An open-loop load generator: a library with pluggable callers, and its command. It knows no server's code. */
@NullMarked
package io.restante.loadgen;

import org.jspecify.annotations.NullMarked;
