/** Requests to http-api: made from its OpenAPI document, and broken in their bytes. */
@NullMarked
package io.restante.systemtest.fuzz.http;

import org.jspecify.annotations.NullMarked;
