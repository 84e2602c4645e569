package io.restante.localcassandra;

import java.io.DataInputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;

/**
 * Asks a node whether it answers CQL: one OPTIONS frame of the native protocol, version 4, whose answer is SUPPORTED. It
 * needs no session and no driver, and a process that is stopped or hangs does not answer it.
 */
public final class CqlProbe {
    private static final byte[] OPTIONS = {0x04, 0, 0, 0, 0x05, 0, 0, 0, 0};
    private static final int RESPONSE_V4 = 0x84;
    private static final int SUPPORTED = 0x06;

    private CqlProbe() {}

    /** Whether the node at {@code address} answers within {@code patience}, for the connection and the answer each. */
    public static boolean answers(InetSocketAddress address, Duration patience) {
        int millis = Math.toIntExact(patience.toMillis());
        try (Socket socket = new Socket()) {
            socket.connect(address, millis);
            socket.setSoTimeout(millis);
            socket.getOutputStream().write(OPTIONS);
            DataInputStream answer = new DataInputStream(socket.getInputStream());
            int version = answer.readUnsignedByte();
            answer.readUnsignedByte();
            answer.readUnsignedShort();
            int opcode = answer.readUnsignedByte();
            return version == RESPONSE_V4 && opcode == SUPPORTED;
        } catch (IOException e) {
            return false;
        }
    }
}
