/** Timers as the services see them: through an interface, so that a test can let time pass as it likes. */
@NullMarked
package io.restante.routing.time;

import org.jspecify.annotations.NullMarked;
