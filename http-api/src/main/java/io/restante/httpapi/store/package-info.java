/** The way to rpc-store: one gRPC channel, calls that no thread waits for. */
@NullMarked
package io.restante.httpapi.store;

import org.jspecify.annotations.NullMarked;
