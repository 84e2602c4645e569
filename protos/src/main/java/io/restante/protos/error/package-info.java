/**
 * The error contract: one closed list of codes, the same at the HTTP and at the gRPC door, and its way over gRPC
 * ({@code google.rpc.ErrorInfo} and {@code google.rpc.RetryInfo}).
 */
@NullMarked
package io.restante.protos.error;

import org.jspecify.annotations.NullMarked;
