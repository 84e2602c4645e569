/** What processes use of the machine while a load runs, from {@code /proc}. */
@NullMarked
package io.restante.loadgen.resources;

import org.jspecify.annotations.NullMarked;
