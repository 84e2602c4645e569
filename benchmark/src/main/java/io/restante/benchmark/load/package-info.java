/** Loads by the load generator: at a given rate, with times that count from when a call should have been sent. */
@NullMarked
package io.restante.benchmark.load;

import org.jspecify.annotations.NullMarked;
