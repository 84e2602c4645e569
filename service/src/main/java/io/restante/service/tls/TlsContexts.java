package io.restante.service.tls;

import io.netty.handler.ssl.ClientAuth;
import io.netty.handler.ssl.SslContext;
import io.netty.handler.ssl.SslContextBuilder;
import java.security.PrivateKey;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.ScheduledThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * Makes TLS of files, and looks at them from time to time. The files are read, not watched: where one is a link to a folder that is
 * exchanged, as in Kubernetes, nothing happens to the file itself. Without a context there is no thread. Thread-safe.
 */
public final class TlsContexts implements AutoCloseable {
    private final Duration interval;
    private final List<ReloadingSslContext> contexts = new CopyOnWriteArrayList<>();
    private @Nullable ScheduledThreadPoolExecutor looking;

    /** @param interval how long a change may go unseen */
    public TlsContexts(Duration interval) {
        if (interval.isNegative() || interval.isZero()) {
            throw new IllegalArgumentException("restante.tls.check-interval must be above 0, not " + interval + ".");
        }
        this.interval = interval;
    }

    /**
     * For a door. Where authorities are named, a client must show a certificate of one of them.
     *
     * @param tuning what else the context is to be
     * @throws TlsFilesException where the files do not make one now
     */
    public SslContext server(PemFiles files, UnaryOperator<SslContextBuilder> tuning) {
        files.checkForServer();
        return add(new ReloadingSslContext(files, credentials -> {
            PrivateKey key = Objects.requireNonNull(credentials.privateKey());
            SslContextBuilder builder = SslContextBuilder.forServer(key, credentials.certificateChain());
            if (!credentials.authorities().isEmpty()) {
                builder.trustManager(credentials.authorities()).clientAuth(ClientAuth.REQUIRE);
            }
            return tuning.apply(builder).build();
        }));
    }

    /**
     * For the way to a door, whose certificate must be of one of the authorities.
     *
     * @param tuning what else the context is to be
     * @throws TlsFilesException where the files do not make one now
     */
    public SslContext client(PemFiles files, UnaryOperator<SslContextBuilder> tuning) {
        files.checkForClient();
        return add(new ReloadingSslContext(files, credentials -> {
            SslContextBuilder builder = SslContextBuilder.forClient().trustManager(credentials.authorities());
            PrivateKey key = credentials.privateKey();
            if (key != null) {
                builder.keyManager(key, credentials.certificateChain());
            }
            return tuning.apply(builder).build();
        }));
    }

    private synchronized SslContext add(ReloadingSslContext context) {
        contexts.add(context);
        if (looking == null) {
            looking = new ScheduledThreadPoolExecutor(1, task -> {
                Thread thread = new Thread(task, "tls-files");
                thread.setDaemon(true);
                return thread;
            });
            looking.scheduleWithFixedDelay(
                    () -> contexts.forEach(ReloadingSslContext::check),
                    interval.toNanos(),
                    interval.toNanos(),
                    TimeUnit.NANOSECONDS);
        }
        return context;
    }

    @Override
    public synchronized void close() {
        if (looking != null) {
            looking.shutdownNow();
        }
    }
}
