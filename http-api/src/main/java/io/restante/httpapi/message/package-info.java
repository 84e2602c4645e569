/** The two calls of the public API: send and pull. */
@NullMarked
package io.restante.httpapi.message;

import org.jspecify.annotations.NullMarked;
