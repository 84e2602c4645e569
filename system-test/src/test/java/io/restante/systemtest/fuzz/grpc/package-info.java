/** Calls to the gRPC door of rpc-store, broken in their frames, their heads and their messages. */
@NullMarked
package io.restante.systemtest.fuzz.grpc;

import org.jspecify.annotations.NullMarked;
