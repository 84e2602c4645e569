package io.restante.systemtest.fuzz.grpc;

import io.netty.handler.codec.http2.Http2Headers;
import io.restante.systemtest.fuzz.run.BrokenBytes;
import io.restante.systemtest.fuzz.run.Dice;
import io.restante.systemtest.fuzz.run.Fuzzer;
import io.restante.systemtest.fuzz.run.Inside;
import io.restante.systemtest.fuzz.run.Pace;
import java.io.IOException;
import java.util.Arrays;
import java.util.List;
import java.util.Set;

/**
 * One connection with a few calls to the gRPC door, each broken in one layer: its protobuf message, the length and the
 * flag before it, its headers, or its frames.
 */
public final class GrpcFuzzer implements Fuzzer {
    /** UNKNOWN, INTERNAL, DATA_LOSS: what HTTP calls 500. */
    private static final Set<String> DEFECTS = Set.of("2", "13", "15");

    /** Fields of protobuf that have no end, an impossible length or type, or no UTF-8; and the beginning of a connection. */
    private static final List<String> WORDS = List.of(
            "\n\3abc",
            "\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\u00ff\1",
            "\u0080\u0080\u0080\u0080\u0080\u0080\u0080\u0080\u0080\u0080\u0080",
            "\n\u00ff\u00ff\u00ff\u00ff\7",
            "\22\2\u00c0\u0080",
            "\13",
            "\13".repeat(200),
            "\14",
            "\0",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "\0\0\0\4\0\0\0\0\0");

    private enum Layer {
        NONE,
        MESSAGE,
        LENGTH,
        HEADERS,
        FRAMES
    }

    private final int port;
    private final Pace pace;

    /** @param port of rpc-store */
    public GrpcFuzzer(int port, Pace pace) {
        this.port = port;
        this.pace = pace;
    }

    @Override
    public String play(Dice dice) throws IOException {
        int calls = 1 + dice.below(3);
        byte[] bytes = dice.oneIn(4) ? ofBrokenConnection(calls, dice) : ofBrokenCalls(calls, dice);
        try (Http2Answers answers = new Http2Answers(port)) {
            answers.write(bytes);
            answers.read(calls, pace.silenceMillis());
            return judged(answers);
        }
    }

    private static byte[] ofBrokenCalls(int calls, Dice dice) {
        Http2Writer out = new Http2Writer().preface();
        for (int i = 0; i < calls; i++) {
            call(out, 1 + 2 * i, dice.of(Layer.values()), dice);
        }
        return out.toBytes();
    }

    private static byte[] ofBrokenConnection(int calls, Dice dice) {
        Http2Writer out = new Http2Writer().preface();
        for (int i = 0; i < calls; i++) {
            call(out, 1 + 2 * i, Layer.NONE, dice);
            BrokenFrames.odd(out, dice);
        }
        return dice.oneIn(2) ? BrokenBytes.of(out.toBytes(), dice, WORDS) : out.toBytes();
    }

    private static void call(Http2Writer out, int stream, Layer broken, Dice dice) {
        GrpcCall call = GrpcCall.sound(dice);
        byte[] block = Http2Writer.block(
                broken == Layer.HEADERS ? BrokenHeaders.spoilt(call.path(), dice) : BrokenHeaders.sound(call.path()));
        boolean endsAtOnce = broken == Layer.FRAMES && dice.oneIn(6);
        int flags = Http2Writer.END_HEADERS | (endsAtOnce ? Http2Writer.END_STREAM : 0);
        if (broken == Layer.FRAMES && dice.oneIn(3)) {
            int half = block.length / 2;
            out.frame(Http2Writer.HEADERS, 0, stream, Arrays.copyOf(block, half));
            out.frame(Http2Writer.CONTINUATION, flags, stream, Arrays.copyOfRange(block, half, block.length));
        } else {
            out.frame(Http2Writer.HEADERS, flags, stream, block);
        }
        byte[] message = call.message().toByteArray();
        if (broken == Layer.MESSAGE) {
            message = BrokenBytes.of(message, dice, WORDS);
        }
        byte[] framed = broken == Layer.LENGTH ? MessageFraming.lying(message, dice) : MessageFraming.sound(message);
        if (broken == Layer.FRAMES) {
            BrokenFrames.data(out, stream, framed, dice);
        } else {
            // Who does not end his call waits for what may still come.
            out.frame(Http2Writer.DATA, dice.oneIn(10) ? 0 : Http2Writer.END_STREAM, stream, framed);
        }
    }

    private static String judged(Http2Answers answers) {
        String outcome = answers.rest();
        for (Http2Headers headers : answers.headers()) {
            String status = String.valueOf(headers.get("grpc-status"));
            String http = String.valueOf(headers.status());
            boolean noFrame = FrameRefusal.is(headers);
            if (http.startsWith("5") || (DEFECTS.contains(status) && !noFrame)) {
                throw new AssertionError("a status that must not be: " + headers);
            }
            Inside.mustNotShow(headers.toString());
            if (http.startsWith("4")) {
                outcome = "http " + http;
            } else if (headers.contains("grpc-status")) {
                outcome = noFrame ? "no frame of gRPC" : "grpc " + status;
            }
        }
        return outcome;
    }
}
