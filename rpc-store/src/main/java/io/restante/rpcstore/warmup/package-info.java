/** Plays the way of calls before the store serves any, so that the first ones find loaded and compiled code. */
@NullMarked
package io.restante.rpcstore.warmup;

import org.jspecify.annotations.NullMarked;
