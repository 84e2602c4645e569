package io.restante.rpcstore.grpc;

import java.util.concurrent.CompletionStage;

/** Asks the tables at once which chats are this store's own. */
@FunctionalInterface
interface FreshLook {
    /** Completes, never exceptionally, when what the tables show is served, or when they were asked in vain. */
    CompletionStage<Void> look();
}
