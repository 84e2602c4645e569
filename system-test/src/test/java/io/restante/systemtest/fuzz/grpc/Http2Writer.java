package io.restante.systemtest.fuzz.grpc;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;

/** Frames of HTTP/2 as bytes, in order or not. Headers are written as literals, so that they may be any. */
final class Http2Writer {
    static final int DATA = 0;
    static final int HEADERS = 1;
    static final int PRIORITY = 2;
    static final int RST_STREAM = 3;
    static final int SETTINGS = 4;
    static final int PUSH_PROMISE = 5;
    static final int PING = 6;
    static final int GOAWAY = 7;
    static final int WINDOW_UPDATE = 8;
    static final int CONTINUATION = 9;
    static final int END_STREAM = 1;
    static final int END_HEADERS = 4;

    private static final byte[] PREFACE = "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();

    Http2Writer preface() {
        bytes.writeBytes(PREFACE);
        return frame(SETTINGS, 0, 0, new byte[0]);
    }

    Http2Writer frame(int type, int flags, int stream, byte[] payload) {
        return frame(payload.length, type, flags, stream, payload);
    }

    /** @param length as it is told, whatever is true */
    Http2Writer frame(int length, int type, int flags, int stream, byte[] payload) {
        bytes.write(length >> 16);
        bytes.write(length >> 8);
        bytes.write(length);
        bytes.write(type);
        bytes.write(flags);
        bytes.writeBytes(fourBytes(stream));
        bytes.writeBytes(payload);
        return this;
    }

    byte[] toBytes() {
        return bytes.toByteArray();
    }

    static byte[] block(List<Map.Entry<String, String>> headers) {
        ByteArrayOutputStream block = new ByteArrayOutputStream();
        headers.forEach(header -> {
            block.write(0);
            string(block, header.getKey());
            string(block, header.getValue());
        });
        return block.toByteArray();
    }

    static byte[] fourBytes(int value) {
        return new byte[] {(byte) (value >> 24), (byte) (value >> 16), (byte) (value >> 8), (byte) value};
    }

    private static void string(ByteArrayOutputStream out, String latin) {
        byte[] value = latin.getBytes(StandardCharsets.ISO_8859_1);
        int left = value.length;
        if (left < 127) {
            out.write(left);
        } else {
            out.write(127);
            for (left -= 127; left >= 128; left >>= 7) {
                out.write((left & 127) | 128);
            }
            out.write(left);
        }
        out.writeBytes(value);
    }
}
