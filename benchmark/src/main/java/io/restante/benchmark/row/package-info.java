/** What is measured: a class for each kind of row. */
@NullMarked
package io.restante.benchmark.row;

import org.jspecify.annotations.NullMarked;
