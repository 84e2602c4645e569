/** The HTTP service: JSON in, gRPC out. */
@NullMarked
package io.restante.httpapi;

import org.jspecify.annotations.NullMarked;
