package io.restante.httpapi.store;

import io.grpc.Metadata;

/** The answer to a call, with its response headers. */
record Reply<A>(Metadata headers, A message) {}
