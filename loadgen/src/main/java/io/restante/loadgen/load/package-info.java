/** The engine: derives what it needs from rate, duration and timeout, and sends in an open loop. */
@NullMarked
package io.restante.loadgen.load;

import org.jspecify.annotations.NullMarked;
