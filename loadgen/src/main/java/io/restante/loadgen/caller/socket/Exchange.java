package io.restante.loadgen.caller.socket;

import io.netty.channel.Channel;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** A request on its way and its answer; touched by the thread of its connections alone, but for the answer. */
final class Exchange {
    final byte[] request;
    final CompletableFuture<byte[]> answer = new CompletableFuture<>();

    @Nullable Channel channel;
    /** That nobody waits for the answer any more. */
    boolean over;

    Exchange(byte[] request) {
        this.request = request;
    }

    void end(Reply reply) {
        if (reply.failure() != null) {
            answer.completeExceptionally(reply.failure());
        } else {
            answer.complete(reply.payload());
        }
    }
}
