/** Reads the fields of a request from its JSON body, its form and its query: strictly, and without judging them. */
@NullMarked
package io.restante.httpapi.request;

import org.jspecify.annotations.NullMarked;
