package io.restante.systemtest.fuzz.http;

import io.restante.systemtest.fuzz.run.BrokenBytes;
import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;
import io.restante.systemtest.fuzz.run.Fuzzer;
import io.restante.systemtest.fuzz.run.Inside;
import io.restante.systemtest.fuzz.run.Pace;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.SocketException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Requests whose bytes are broken: lines, headers, lengths, chunks, ends; or that are of another protocol. */
public final class BytesFuzzer implements Fuzzer {
    private static final Pattern STATUS = Pattern.compile("HTTP/1\\.[01] (\\d{3}) ");

    private static final List<String> WORDS = List.of(
            "\r\n",
            "\n",
            "\r",
            "\r\n\r\n",
            "\0",
            " ",
            "\t",
            ":",
            "%",
            "?",
            "#",
            "//",
            "\u00ff\u00fe",
            "HTTP/1.0",
            "HTTP/2.0",
            "HTTP/0.9",
            "HTTP/1.1",
            "GET / HTTP/1.1\r\n\r\n",
            "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
            "Content-Length: 5\r\n",
            "Content-Length: -5\r\n",
            "Content-Length: 99999999999\r\n",
            "Content-Length: 0\r\nContent-Length: 4\r\n",
            "Transfer-Encoding: chunked\r\n",
            "Transfer-Encoding: identity\r\n",
            "Transfer-Encoding:\u000bchunked\r\n",
            "Connection: close\r\n",
            "Connection: upgrade\r\nUpgrade: h2c\r\nHTTP2-Settings: AAMAAABkAAQAAP__\r\n",
            "Connection: upgrade\r\nUpgrade: websocket\r\nSec-WebSocket-Key: x\r\nSec-WebSocket-Version: 13\r\n",
            "Expect: 100-continue\r\n",
            "Host: a\r\nHost: b\r\n",
            " folded: line\r\n",
            "no colon\r\n",
            ": no name\r\n",
            "ffffffff\r\n",
            "-1\r\n",
            "0;ext=\"" + "x".repeat(100) + "\"\r\n\r\n",
            "7fffffffffffffff\r\n");

    private final int port;
    private final Pace pace;

    /** @param port of http-api */
    public BytesFuzzer(int port, Pace pace) {
        this.port = port;
        this.pace = pace;
    }

    @Override
    public String play(Dice dice) throws IOException {
        byte[] bytes = broken(dice);
        try (RawHttp connection = new RawHttp(port)) {
            boolean goesAtOnce = write(connection, bytes, dice) && dice.oneIn(10);
            String answers = goesAtOnce ? "" : connection.readUntilSilent(pace.silenceMillis());
            return goesAtOnce ? "went without reading" : judged(answers);
        }
    }

    /** Whether it could all be written. */
    private static boolean write(RawHttp connection, byte[] bytes, Dice dice) {
        try {
            if (dice.oneIn(5)) {
                int at = dice.below(bytes.length + 1);
                connection.write(Arrays.copyOf(bytes, at));
                connection.write(Arrays.copyOfRange(bytes, at, bytes.length));
            } else {
                connection.write(bytes);
            }
            return true;
        } catch (SocketException refused) {
            return false;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String judged(String answers) {
        Matcher status = STATUS.matcher(answers);
        String first = "";
        while (status.find()) {
            if (HttpAnswer.isDefect(Integer.parseInt(status.group(1)))) {
                throw new AssertionError("a status that must not be: " + answers);
            }
            first = first.isEmpty() ? status.group(1) : first;
        }
        Inside.mustNotShow(answers);
        if (!first.isEmpty()) {
            return first;
        }
        return answers.endsWith(RawHttp.SILENT) ? "waits for more" : "closed unanswered";
    }

    private static byte[] broken(Dice dice) {
        return switch (dice.below(12)) {
            case 0 -> dice.bytes(1 + dice.below(300));
            case 1 -> bytes(flood(dice));
            case 2 -> repeated(sound(dice), 1 + dice.below(130));
            case 3 -> bytes(lyingLength(dice));
            case 4 -> bytes(lyingChunks(dice));
            case 5 -> BrokenBytes.of(bytes(foreign(dice)), dice, WORDS);
            default -> BrokenBytes.of(sound(dice), dice, WORDS);
        };
    }

    private static byte[] sound(Dice dice) {
        String room = Canary.room(dice);
        String json = "{\"chat\":\"" + room + "\",\"text\":\"" + Canary.WORD + "\",\"sender\":\"ann\"}";
        String form = "chat=" + room + "&sender=ann&text=" + Canary.WORD;
        return bytes(
                switch (dice.below(8)) {
                    case 0 -> "GET /ping HTTP/1.1\r\nHost: a\r\n\r\n";
                    case 1 -> "GET /api/pull?chat=" + room + "&limit=3 HTTP/1.1\r\nHost: a\r\nAccept: */*\r\n\r\n";
                    case 2 -> "OPTIONS * HTTP/1.1\r\nHost: a\r\n\r\n";
                    case 3 -> "HEAD /api/none HTTP/1.1\r\nHost: a\r\nX: " + Canary.WORD + "\r\n\r\n";
                    case 4 -> chunked("application/json", json);
                    case 5 -> chunked("application/x-www-form-urlencoded", form);
                    case 6 ->
                        head("application/x-www-form-urlencoded") + "Content-Length: " + form.length() + "\r\n\r\n"
                                + form;
                    default -> head("application/json") + "Content-Length: " + json.length() + "\r\n\r\n" + json;
                });
    }

    private static String head(String type) {
        return "POST /api/send HTTP/1.1\r\nHost: a\r\nContent-Type: " + type + "\r\n";
    }

    private static String chunked(String type, String body) {
        int half = body.length() / 2;
        return head(type) + "Transfer-Encoding: chunked\r\n\r\n" + Integer.toHexString(half) + "\r\n"
                + body.substring(0, half) + "\r\n" + Integer.toHexString(body.length() - half) + ";a=b\r\n"
                + body.substring(half) + "\r\n0\r\nTrailer: x\r\n\r\n";
    }

    /** Many headers, or long ones, or a long line. */
    private static String flood(Dice dice) {
        StringBuilder head = new StringBuilder("GET /ping");
        if (dice.oneIn(4)) {
            head.append('?').append("x".repeat(dice.of(8_000, 262_000, 262_144, 300_000)));
        }
        head.append(" HTTP/1.1\r\n");
        int headers = dice.of(1, 100, 1_000, 5_000);
        for (int i = 0; i < headers; i++) {
            head.append(dice.oneIn(2) ? "X-" + i : "Cookie").append(": ").append("y".repeat(dice.below(20)));
            head.append("\r\n");
        }
        return dice.oneIn(4) ? head.toString() : head.append("\r\n").toString();
    }

    private static String lyingLength(Dice dice) {
        String body = "chat=" + Canary.room(dice) + "&sender=ann&text=" + Canary.WORD;
        String length = dice.of(
                Integer.toString(body.length() - 1 - dice.below(body.length())),
                Integer.toString(body.length() + 1 + dice.below(100)),
                "0",
                "-1",
                "+5",
                "1048576",
                "1048577",
                "9223372036854775807",
                "9223372036854775808",
                "0x10",
                "5, 5",
                "5,6",
                "",
                " ",
                "\u0665");
        return head("application/x-www-form-urlencoded") + "Content-Length: " + length + "\r\n\r\n" + body;
    }

    private static String lyingChunks(Dice dice) {
        String body = "chat=" + Canary.room(dice) + "&sender=ann&text=" + Canary.WORD;
        String size = dice.of(
                "1",
                "0",
                "fff",
                "ffffffff",
                "7fffffff",
                "80000000",
                "ffffffffffffffffff",
                "-1",
                "g",
                "",
                " 5",
                "5 ",
                "0x5",
                Integer.toHexString(body.length()));
        String end =
                dice.of("\r\n0\r\n\r\n", "\r\n", "", "0\r\n\r\n", "\r\n0\r\n", "\r\n0\r\nContent-Length: 3\r\n\r\n");
        return head("application/x-www-form-urlencoded") + "Transfer-Encoding: chunked\r\n"
                + dice.of("", "Content-Length: 3\r\n") + "\r\n" + size + dice.of("\r\n", "\n", ";\r\n", ";a=\"\r\n")
                + body + end;
    }

    /** What speaks to the wrong port. */
    private static String foreign(Dice dice) {
        return dice.of(
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n\0\0\0\4\0\0\0\0\0",
                "\u0016\u0003\u0001\u0000\u00a5\u0001\u0000\u0000\u00a1\u0003\u0003" + "r".repeat(120),
                "SSH-2.0-OpenSSH_9.0\r\n",
                "*1\r\n$4\r\nPING\r\n",
                "EHLO example.org\r\n",
                "PROXY TCP4 127.0.0.1 127.0.0.1 1 2\r\nGET /ping HTTP/1.1\r\n\r\n",
                "\u0000\u0000\u0000\u0005\u0000\u0000\u0000\u0000\u0000",
                "GET http://a:b@c:99999/ping HTTP/1.1\r\n\r\n",
                "CONNECT a:1 HTTP/1.1\r\n\r\n");
    }

    private static byte[] repeated(byte[] once, int times) {
        ByteArrayOutputStream many = new ByteArrayOutputStream();
        for (int i = 0; i < times; i++) {
            many.writeBytes(once);
        }
        return many.toByteArray();
    }

    private static byte[] bytes(String latin) {
        return latin.getBytes(StandardCharsets.ISO_8859_1);
    }
}
