/** Where the processor time of running processes goes, as flame graphs. */
@NullMarked
package io.restante.benchmark.profile;

import org.jspecify.annotations.NullMarked;
