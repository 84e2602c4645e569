package io.restante.httpapi.connection;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.channel.Channel;
import io.netty.channel.ChannelFutureListener;
import java.nio.channels.ClosedChannelException;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.Executor;

/** The connection that a request came on. */
public final class ClientConnection {
    private final Channel channel;

    private ClientConnection(Channel channel) {
        this.channel = channel;
    }

    public static ClientConnection of(HttpRequest<?> request) {
        return new ClientConnection(
                ((NettyHttpRequest<?>) request).getChannelHandlerContext().channel());
    }

    /**
     * The outcome of {@code work}. When the client goes away before, {@code work} is cancelled and the outcome is a
     * {@link ClosedChannelException}, which the framework neither logs nor answers.
     */
    public <T> CompletableFuture<T> whileOpen(CompletableFuture<T> work) {
        CompletableFuture<T> outcome = new CompletableFuture<>();
        ChannelFutureListener gone = closed -> {
            if (outcome.completeExceptionally(new ClosedChannelException())) {
                work.cancel(false);
            }
        };
        channel.closeFuture().addListener(gone);
        work.whenComplete((done, failure) -> {
            channel.closeFuture().removeListener(gone);
            if (failure == null) {
                outcome.complete(done);
            } else {
                outcome.completeExceptionally(failure);
            }
        });
        return outcome;
    }

    /** Runs on the thread that writes to this connection. */
    public Executor executor() {
        return channel.eventLoop();
    }
}
