/** Whether calls are traced, and where the traces go. */
@NullMarked
package io.restante.rpcstore.trace;

import org.jspecify.annotations.NullMarked;
