/** How often a caller may call. */
@NullMarked
package io.restante.httpapi.rate;

import org.jspecify.annotations.NullMarked;
