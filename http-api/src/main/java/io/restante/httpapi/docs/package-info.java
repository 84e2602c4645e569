/** The OpenAPI document and the page to read and try it. */
@NullMarked
package io.restante.httpapi.docs;

import org.jspecify.annotations.NullMarked;
