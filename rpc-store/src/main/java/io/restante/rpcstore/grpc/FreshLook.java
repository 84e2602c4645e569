package io.restante.rpcstore.grpc;

import java.util.concurrent.CompletionStage;

/** Asks the table at once whether a shard has come to this store. */
@FunctionalInterface
interface FreshLook {
    /**
     * Completes, never exceptionally, when the shard is served if the table shows it to be this store's, or when it was asked
     * in vain.
     *
     * @param shard its number, 0 to 255
     */
    CompletionStage<Void> look(int shard);
}
