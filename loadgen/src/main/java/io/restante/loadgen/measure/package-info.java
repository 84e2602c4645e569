/** What is counted and timed during a run, second by second and in all. */
@NullMarked
package io.restante.loadgen.measure;

import org.jspecify.annotations.NullMarked;
