package io.restante.service.tls;

import io.netty.buffer.ByteBufAllocator;
import io.netty.handler.ssl.ApplicationProtocolNegotiator;
import io.netty.handler.ssl.SslContext;
import java.util.List;
import javax.net.ssl.SSLEngine;
import javax.net.ssl.SSLException;
import javax.net.ssl.SSLSessionContext;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What new connections are made with: always the files as they were when they last fitted together. Connections that are
 * open go on with what they began with. Each change makes a context anew, so that no session of before is resumed: its
 * certificates would not be looked at again. Thread-safe; {@link #check} is for one thread.
 */
final class ReloadingSslContext extends SslContext {
    /** Makes a context from what the files say. */
    interface Maker {
        SslContext make(Credentials credentials) throws SSLException;
    }

    private static final Logger LOG = LoggerFactory.getLogger(ReloadingSslContext.class);

    private final PemFiles files;
    private final Maker maker;
    private PemTexts seen;
    private @Nullable String problem;
    private volatile SslContext current;

    /** @throws TlsFilesException where the files do not make one now */
    ReloadingSslContext(PemFiles files, Maker maker) {
        this.files = files;
        this.maker = maker;
        this.seen = files.read();
        Credentials credentials = files.parse(seen);
        this.current = make(credentials);
        LOG.info("{}: {}", files.settings(), credentials.summary());
    }

    /** Takes what the files say now, if it is new and fits together. */
    void check() {
        try {
            PemTexts now = files.read();
            if (!now.sameAs(seen)) {
                seen = now;
                Credentials credentials = files.parse(now);
                current = make(credentials);
                LOG.info("{}: renewed, {}", files.settings(), credentials.summary());
            }
            problem = null;
        } catch (TlsFilesException notNow) {
            String said = String.valueOf(notNow.getMessage());
            if (!said.equals(problem)) {
                LOG.warn("{}; what was read before stays in use", said);
            }
            problem = said;
        }
    }

    private SslContext make(Credentials credentials) {
        try {
            return maker.make(credentials);
        } catch (SSLException | RuntimeException refused) {
            throw new TlsFilesException(files.settings() + ": no TLS can be made of its files", refused);
        }
    }

    @Override
    public boolean isClient() {
        return current.isClient();
    }

    @Override
    public List<String> cipherSuites() {
        return current.cipherSuites();
    }

    /** Deprecated for those who would make one; a context still has to have it. */
    @Override
    @SuppressWarnings("deprecation")
    public ApplicationProtocolNegotiator applicationProtocolNegotiator() {
        return current.applicationProtocolNegotiator();
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator) {
        return current.newEngine(allocator);
    }

    @Override
    public SSLEngine newEngine(ByteBufAllocator allocator, String peerHost, int peerPort) {
        return current.newEngine(allocator, peerHost, peerPort);
    }

    @Override
    public SSLSessionContext sessionContext() {
        return current.sessionContext();
    }
}
