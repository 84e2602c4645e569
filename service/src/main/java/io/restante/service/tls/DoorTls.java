package io.restante.service.tls;

import io.grpc.netty.GrpcSslContexts;
import io.grpc.netty.NettyServerBuilder;
import io.netty.handler.ssl.SslContext;
import org.jspecify.annotations.Nullable;

/** Whether and how a gRPC door is encrypted. Thread-safe. */
public final class DoorTls {
    /** Not at all. */
    public static final DoorTls NONE = new DoorTls(null);

    private final @Nullable SslContext context;

    private DoorTls(@Nullable SslContext context) {
        this.context = context;
    }

    /**
     * {@link #NONE} where no file is named.
     *
     * @throws TlsFilesException where the files do not make TLS now
     */
    public static DoorTls of(TlsContexts contexts, PemFiles files) {
        return files.any() ? new DoorTls(contexts.server(files, GrpcSslContexts::configure)) : NONE;
    }

    public boolean isOn() {
        return context != null;
    }

    /** A door with TLS takes no other connection. */
    public NettyServerBuilder apply(NettyServerBuilder door) {
        return context == null ? door : door.sslContext(context);
    }
}
