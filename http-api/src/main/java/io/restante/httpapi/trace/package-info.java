/** The span of a request. */
@NullMarked
package io.restante.httpapi.trace;

import org.jspecify.annotations.NullMarked;
