/** A caller of one's own, as loadgen's README explains it. */
@NullMarked
package io.restante.loadgen.example;

import org.jspecify.annotations.NullMarked;
