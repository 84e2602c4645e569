package io.restante.loadgen.caller.grpc;

import io.grpc.KnownLength;
import io.grpc.MethodDescriptor;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;

/** Messages as they travel: neither read nor written by gRPC. */
final class Bytes implements MethodDescriptor.Marshaller<byte[]> {
    private static final Bytes AS_THEY_ARE = new Bytes();

    private static final class Known extends ByteArrayInputStream implements KnownLength {
        Known(byte[] bytes) {
            super(bytes);
        }
    }

    private Bytes() {}

    /** The same method, with bytes in and out. */
    static MethodDescriptor<byte[], byte[]> method(MethodDescriptor<?, ?> method) {
        return method.toBuilder(AS_THEY_ARE, AS_THEY_ARE).build();
    }

    @Override
    public InputStream stream(byte[] bytes) {
        return new Known(bytes);
    }

    @Override
    public byte[] parse(InputStream stream) {
        try {
            return stream.readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
