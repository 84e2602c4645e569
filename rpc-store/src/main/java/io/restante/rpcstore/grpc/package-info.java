/** The gRPC door: service {@code api.MessageService}, its errors, its health. */
@NullMarked
package io.restante.rpcstore.grpc;

import org.jspecify.annotations.NullMarked;
