package io.restante.systemtest.fault.proxy;

import io.netty.buffer.ByteBuf;
import io.netty.buffer.Unpooled;
import java.io.DataInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.util.Arrays;

/** One frame of the protocol as it came: a head of 9 bytes with the length of the body at its end. */
final class RawFrame {
    private static final int HEAD_BYTES = 9;
    private static final int MOST_BODY_BYTES = 1 << 28;

    private final byte[] bytes;

    private RawFrame(byte[] bytes) {
        this.bytes = bytes;
    }

    /** @throws EOFException where the connection has ended */
    static RawFrame read(DataInputStream in) throws IOException {
        byte[] head = new byte[HEAD_BYTES];
        in.readFully(head);
        int length = Unpooled.wrappedBuffer(head).getInt(5);
        if (length < 0 || length > MOST_BODY_BYTES) {
            throw new IOException("a frame's body must have 0 to " + MOST_BODY_BYTES + " bytes, not " + length);
        }
        byte[] bytes = Arrays.copyOf(head, HEAD_BYTES + length);
        in.readFully(bytes, HEAD_BYTES, length);
        return new RawFrame(bytes);
    }

    byte[] bytes() {
        return bytes;
    }

    int version() {
        return bytes[0] & 0x7F;
    }

    /** Tells the requests that are under way on one connection apart. */
    short stream() {
        return buffer().getShort(2);
    }

    int opcode() {
        return bytes[4] & 0xFF;
    }

    ByteBuf buffer() {
        return Unpooled.wrappedBuffer(bytes);
    }
}
