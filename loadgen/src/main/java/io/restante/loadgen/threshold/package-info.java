/** What a run must not come to. */
@NullMarked
package io.restante.loadgen.threshold;

import org.jspecify.annotations.NullMarked;
