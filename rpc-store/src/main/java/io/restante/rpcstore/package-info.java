/** The gRPC service that owns chats, numbers their messages and stores them. */
@NullMarked
package io.restante.rpcstore;

import org.jspecify.annotations.NullMarked;
