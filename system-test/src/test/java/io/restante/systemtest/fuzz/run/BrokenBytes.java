package io.restante.systemtest.fuzz.run;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;

/** Bytes that were in order, changed in a few places. */
public final class BrokenBytes {
    private static final byte[] EDGES = {0, 1, 0x7f, (byte) 0x80, (byte) 0xff, '\r', '\n', ' ', ':', '%', '"', '{'};

    private BrokenBytes() {}

    /** @param words what may be put in between, beside any bytes */
    public static byte[] of(byte[] sound, Dice dice, List<String> words) {
        byte[] broken = sound;
        int times = 1 + dice.below(4);
        for (int i = 0; i < times; i++) {
            broken = once(broken, dice, words);
        }
        return broken;
    }

    private static byte[] once(byte[] bytes, Dice dice, List<String> words) {
        int at = dice.below(bytes.length + 1);
        int end = Math.min(bytes.length, at + 1 + dice.below(16));
        return switch (dice.below(7)) {
            case 0 -> splice(bytes, at, at, dice.bytes(1 + dice.below(8)));
            case 1 -> splice(bytes, at, at, dice.of(words).getBytes(StandardCharsets.ISO_8859_1));
            case 2 -> splice(bytes, at, end, new byte[0]);
            case 3 -> splice(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> splice(bytes, at, Math.min(bytes.length, at + 1), new byte[] {EDGES[dice.below(EDGES.length)]});
            case 5 -> flip(bytes, at, dice.below(8));
            // An end that comes too early is seldom: it is waited for.
            default -> dice.oneIn(4) ? Arrays.copyOf(bytes, at) : flip(bytes, at, dice.below(8));
        };
    }

    private static byte[] flip(byte[] bytes, int at, int bit) {
        byte[] flipped = bytes.clone();
        if (at < flipped.length) {
            flipped[at] ^= (byte) (1 << bit);
        }
        return flipped;
    }

    private static byte[] splice(byte[] bytes, int from, int to, byte[] put) {
        ByteArrayOutputStream spliced = new ByteArrayOutputStream(bytes.length + put.length);
        spliced.write(bytes, 0, from);
        spliced.writeBytes(put);
        spliced.write(bytes, to, bytes.length - to);
        return spliced.toByteArray();
    }
}
