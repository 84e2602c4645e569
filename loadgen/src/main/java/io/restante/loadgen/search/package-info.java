/** Which rate a target bears, and for how long. */
@NullMarked
package io.restante.loadgen.search;

import org.jspecify.annotations.NullMarked;
