/** Whether requests are traced, where the traces go, and the span of a request. */
@NullMarked
package io.restante.httpapi.trace;

import org.jspecify.annotations.NullMarked;
