package io.restante.httpapi.connection;

import io.netty.channel.ChannelHandlerContext;
import java.time.Duration;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** Closes a connection unless what is awaited comes in time. Used by the connection's event loop only. */
final class CutOff {
    private final ConnectionMetrics metrics;
    private @Nullable Future<?> due;

    CutOff(ConnectionMetrics metrics) {
        this.metrics = metrics;
    }

    /** Does nothing while something is awaited. */
    void await(ChannelHandlerContext context, Duration limit, ConnectionMetrics.Why why) {
        if (due == null) {
            due = context.executor().schedule(() -> now(context, why), limit.toNanos(), TimeUnit.NANOSECONDS);
        }
    }

    /** It has come, or is not awaited any more. */
    void stop() {
        if (due != null) {
            due.cancel(false);
            due = null;
        }
    }

    void now(ChannelHandlerContext context, ConnectionMetrics.Why why) {
        metrics.count(why);
        context.close();
    }
}
