/** Plays the way of requests before the service says that it is ready, so that the first ones find loaded and compiled code. */
@NullMarked
package io.restante.httpapi.warmup;

import org.jspecify.annotations.NullMarked;
