package io.restante.rpcstore.grpc;

import io.grpc.Decompressor;
import io.grpc.DecompressorRegistry;
import java.io.IOException;
import java.io.InputStream;
import java.util.zip.GZIPInputStream;
import org.jspecify.annotations.Nullable;

/**
 * Gzip that is looked at when the message is read, and not before: bytes that are no gzip are then a message that cannot
 * be read. The library's own looks at once, and answers UNKNOWN as if the service had failed.
 */
final class LazyGzip implements Decompressor {
    private LazyGzip() {}

    /** What the door understands: this alone. */
    static DecompressorRegistry registry() {
        return DecompressorRegistry.emptyInstance().with(new LazyGzip(), true);
    }

    @Override
    public String getMessageEncoding() {
        return "gzip";
    }

    @Override
    public InputStream decompress(InputStream compressed) {
        return new Opened(compressed);
    }

    private static final class Opened extends InputStream {
        private final InputStream compressed;
        private @Nullable InputStream plain;

        Opened(InputStream compressed) {
            this.compressed = compressed;
        }

        @Override
        public int read() throws IOException {
            return plain().read();
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            return plain().read(bytes, offset, length);
        }

        @Override
        public void close() throws IOException {
            InputStream opened = plain;
            (opened == null ? compressed : opened).close();
        }

        private InputStream plain() throws IOException {
            InputStream opened = plain;
            if (opened == null) {
                opened = new GZIPInputStream(compressed);
                plain = opened;
            }
            return opened;
        }
    }
}
