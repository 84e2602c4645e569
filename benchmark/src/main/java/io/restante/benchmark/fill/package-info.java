/** Chats that are put straight into the tables, in the shape in which a store writes them. */
@NullMarked
package io.restante.benchmark.fill;

import org.jspecify.annotations.NullMarked;
