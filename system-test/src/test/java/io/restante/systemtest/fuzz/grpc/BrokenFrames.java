package io.restante.systemtest.fuzz.grpc;

import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/** Frames of HTTP/2 in an order, of a kind or of a size that they should not have. */
final class BrokenFrames {
    private static final int PADDED = 8;
    private static final int FLOOD = 300;

    private BrokenFrames() {}

    /** A message in pieces, with padding, or with another end. */
    static void data(Http2Writer out, int stream, byte[] framed, Dice dice) {
        switch (dice.below(4)) {
            case 0 -> {
                for (byte b : framed) {
                    out.frame(Http2Writer.DATA, 0, stream, new byte[] {b});
                }
                out.frame(Http2Writer.DATA, Http2Writer.END_STREAM, stream, new byte[0]);
            }
            case 1 -> {
                byte[] padded = MessageFraming.joined(new byte[] {(byte) dice.below(256)}, framed);
                byte[] longer = Arrays.copyOf(padded, padded.length + dice.below(20));
                out.frame(Http2Writer.DATA, PADDED | Http2Writer.END_STREAM, stream, longer);
            }
            case 2 -> {
                out.frame(Http2Writer.DATA, 0, stream, framed);
                out.frame(Http2Writer.RST_STREAM, 0, stream, Http2Writer.fourBytes(dice.of(0, 8, 1, -1)));
            }
            default -> {
                out.frame(Http2Writer.DATA, 0, stream, framed);
                byte[] trailers = Http2Writer.block(List.of(Map.entry("trailer", Canary.WORD)));
                out.frame(Http2Writer.HEADERS, Http2Writer.END_HEADERS | Http2Writer.END_STREAM, stream, trailers);
            }
        }
    }

    /** One that does not belong there, or many. */
    static void odd(Http2Writer out, Dice dice) {
        int stream = dice.of(0, 1, 2, 3, 5, 101, Integer.MAX_VALUE, -1);
        byte[] some = dice.bytes(dice.below(50));
        switch (dice.below(14)) {
            case 0 -> out.frame(Http2Writer.SETTINGS, 0, stream, setting(dice));
            case 1 -> out.frame(Http2Writer.SETTINGS, dice.of(0, 1), 0, some);
            case 2 -> {
                byte[] more = Http2Writer.fourBytes(dice.of(0, 1, Integer.MAX_VALUE, -1));
                out.frame(Http2Writer.WINDOW_UPDATE, 0, stream, more);
            }
            case 3 -> out.frame(Http2Writer.PING, dice.of(0, 1), dice.of(0, stream), new byte[dice.of(8, 7, 9)]);
            case 4 -> out.frame(Http2Writer.GOAWAY, 0, dice.of(0, stream), dice.bytes(8 + dice.below(20)));
            case 5 -> out.frame(Http2Writer.PUSH_PROMISE, Http2Writer.END_HEADERS, stream, some);
            case 6 -> out.frame(Http2Writer.PRIORITY, 0, stream, Http2Writer.fourBytes(stream));
            case 7 -> out.frame(Http2Writer.CONTINUATION, dice.of(0, Http2Writer.END_HEADERS), stream, some);
            case 8 -> out.frame(Http2Writer.DATA, dice.of(0, Http2Writer.END_STREAM, PADDED), stream, some);
            case 9 -> out.frame(Http2Writer.HEADERS, dice.below(256), stream, some);
            case 10 -> out.frame(10 + dice.below(240), dice.below(256), stream, some);
            case 11 -> out.frame(dice.below(1 << 24), dice.below(10), dice.below(256), stream, some);
            case 12 -> {
                for (int i = 0; i < FLOOD; i++) {
                    out.frame(dice.of(Http2Writer.PING, Http2Writer.SETTINGS), 0, 0, new byte[8 * (i % 2)]);
                }
            }
            default -> endlessHeaders(out, dice);
        }
    }

    private static void endlessHeaders(Http2Writer out, Dice dice) {
        out.frame(Http2Writer.HEADERS, 0, 101, Http2Writer.block(BrokenHeaders.sound("/" + Canary.WORD)));
        for (int i = 0; i < FLOOD / 6; i++) {
            out.frame(Http2Writer.CONTINUATION, 0, 101, dice.oneIn(2) ? new byte[0] : dice.bytes(500));
        }
    }

    private static byte[] setting(Dice dice) {
        int value = dice.of(0, 1, 16_383, 16_384, 1 << 24, Integer.MAX_VALUE, -1);
        return MessageFraming.joined(new byte[] {0, (byte) dice.below(10)}, Http2Writer.fourBytes(value));
    }
}
