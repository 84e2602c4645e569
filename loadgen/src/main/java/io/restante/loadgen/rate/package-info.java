/** When calls are due: rates over time, and arrivals evenly spaced or random. */
@NullMarked
package io.restante.loadgen.rate;

import org.jspecify.annotations.NullMarked;
