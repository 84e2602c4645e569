package io.restante.systemtest.fuzz.grpc;

import io.restante.systemtest.fuzz.run.Dice;
import java.util.Arrays;

/** The flag and the length that stand before a message of gRPC, true or not. */
final class MessageFraming {
    private static final int HEAD = 5;

    private MessageFraming() {}

    static byte[] sound(byte[] message) {
        return framed(0, message.length, message);
    }

    static byte[] lying(byte[] message, Dice dice) {
        int length = message.length;
        return switch (dice.below(10)) {
            case 0 -> framed(0, length + 1 + dice.below(100), message);
            case 1 -> framed(0, dice.below(length + 1), message);
            case 2 -> framed(0, dice.of(-1, Integer.MIN_VALUE, Integer.MAX_VALUE, 1 << 20, (1 << 20) + 1), message);
            case 3, 4 -> framed(1, length, message);
            case 5 -> framed(2 + dice.below(254), length, message);
            case 6 -> joined(sound(message), sound(message));
            case 7 -> new byte[0];
            case 8 -> Arrays.copyOf(sound(message), dice.below(HEAD));
            default -> dice.bytes(dice.below(40));
        };
    }

    static byte[] joined(byte[] one, byte[] other) {
        byte[] joined = Arrays.copyOf(one, one.length + other.length);
        System.arraycopy(other, 0, joined, one.length, other.length);
        return joined;
    }

    private static byte[] framed(int flag, int length, byte[] message) {
        return joined(joined(new byte[] {(byte) flag}, Http2Writer.fourBytes(length)), message);
    }
}
