/** Time as the rest of the service sees it: through interfaces, so that a test can hold it, step it back or replay it. */
@NullMarked
package io.restante.rpcstore.time;

import org.jspecify.annotations.NullMarked;
