package io.restante.service.tls;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyChannelBuilder;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/** Whether and how channels to stores are encrypted. Thread-safe. */
public final class ChannelTls {
    /** Not at all. */
    public static final ChannelTls NONE = new ChannelTls(null, null);

    private final @Nullable SslContext context;
    private final @Nullable String serverName;

    private ChannelTls(@Nullable SslContext context, @Nullable String serverName) {
        this.context = context;
        this.serverName = serverName;
    }

    /**
     * {@link #NONE} where no file is named.
     *
     * @param serverName the name that a store's certificate must be for; where null, that by which it was reached
     * @throws TlsFilesException where the files do not make TLS now
     */
    public static ChannelTls of(TlsContexts contexts, PemFiles files, @Nullable String serverName) {
        if (!files.any() && serverName == null) {
            return NONE;
        }
        return new ChannelTls(contexts.client(files, GrpcSslContexts::configure), serverName);
    }

    public NettyChannelBuilder apply(NettyChannelBuilder channel) {
        if (context == null) {
            return channel.usePlaintext();
        }
        channel.sslContext(context);
        return serverName == null ? channel : channel.overrideAuthority(serverName);
    }
}
