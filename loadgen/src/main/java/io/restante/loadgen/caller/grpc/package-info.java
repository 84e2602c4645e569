/** Calls of Restante's {@code api.MessageService} over gRPC. */
@NullMarked
package io.restante.loadgen.caller.grpc;

import org.jspecify.annotations.NullMarked;
