package io.restante.systemtest.fuzz.grpc;

import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Map.Entry;

/** The headers of a call, in order or spoilt in one place. */
final class BrokenHeaders {
    private static final List<String> VALUES = List.of(
            "",
            "/",
            "GET",
            "//",
            "/a",
            "/api.MessageService/",
            "/api.MessageService/None",
            "*",
            "application/json",
            "application/grpc+json",
            "application/grpc-web",
            "a\u0000b",
            "\u00ff",
            "x".repeat(9_000));
    private static final List<String> NAMES =
            List.of("UPPER", "", ":unknown", ":status", "connection", "a b", "\u0000", "x".repeat(20_000));

    /** Each with what it may be. */
    private static final List<Entry<String, List<String>>> MORE = List.of(
            Map.entry(
                    "grpc-timeout",
                    List.of("", "1", "1n", "0S", "-1S", "99999999H", "999999999H", "1x", "S", "\u00b9S")),
            Map.entry("grpc-encoding", List.of("gzip", "identity", "snappy", "", Canary.WORD)),
            Map.entry("grpc-accept-encoding", List.of("gzip", ",,,", "\u00ff", Canary.WORD)),
            Map.entry(Canary.WORD.toLowerCase(Locale.ROOT) + "-bin", List.of("", "!!!", "AAA", "=", "AA,BB")),
            Map.entry("grpc-status", List.of("0", "13", "x")),
            Map.entry("grpc-trace-bin", List.of("AAAA")),
            Map.entry("grpc-previous-rpc-attempts", List.of("x")),
            Map.entry("content-length", List.of("0", "-1", "x", "99999999999999999999")),
            Map.entry("cookie", List.of(Canary.WORD.repeat(200))),
            Map.entry("transfer-encoding", List.of("chunked")),
            Map.entry("host", List.of(Canary.WORD)));

    private BrokenHeaders() {}

    static List<Entry<String, String>> sound(String path) {
        return List.of(
                Map.entry(":method", "POST"),
                Map.entry(":scheme", "http"),
                Map.entry(":path", path),
                Map.entry(":authority", "fuzz"),
                Map.entry("te", "trailers"),
                Map.entry("content-type", "application/grpc"),
                Map.entry("x-word", Canary.WORD));
    }

    static List<Entry<String, String>> spoilt(String path, Dice dice) {
        List<Entry<String, String>> headers = new ArrayList<>(sound(path));
        int at = dice.below(headers.size());
        Entry<String, String> header = headers.get(at);
        switch (dice.below(5)) {
            case 0 -> headers.remove(at);
            case 1 -> headers.add(dice.below(headers.size() + 1), header);
            case 2 -> headers.set(at, Map.entry(header.getKey(), dice.of(VALUES)));
            case 3 -> headers.set(at, Map.entry(dice.of(NAMES), header.getValue()));
            default -> {
                Entry<String, List<String>> more = dice.of(MORE);
                headers.add(Map.entry(more.getKey(), dice.of(more.getValue())));
            }
        }
        return headers;
    }
}
