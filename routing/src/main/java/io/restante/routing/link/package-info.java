/** The way to stores over gRPC: one long stream to each, on which concurrent calls travel together. */
@NullMarked
package io.restante.routing.link;

import org.jspecify.annotations.NullMarked;
