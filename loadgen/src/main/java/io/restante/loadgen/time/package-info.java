/** Time as the engine sees it: the machine's, or a simulated one in tests. */
@NullMarked
package io.restante.loadgen.time;

import org.jspecify.annotations.NullMarked;
