/**
 * The network between simulated processes, and gRPC over it: connections that are slow, stall, break and are refused. What
 * Restante itself does with its streams is the real code; gRPC's and the kernel's part is played here, on virtual time.
 */
@NullMarked
package io.restante.rpcstore.simulation.network;

import org.jspecify.annotations.NullMarked;
