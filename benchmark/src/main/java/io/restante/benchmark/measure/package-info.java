/** Rates and times of a work, round by round, and how they are got: by wrk, and by requests under way at once. */
@NullMarked
package io.restante.benchmark.measure;

import org.jspecify.annotations.NullMarked;
