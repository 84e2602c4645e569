package io.restante.systemtest.fuzz.http;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.TextNode;
import io.restante.systemtest.fuzz.run.Canary;
import io.restante.systemtest.fuzz.run.Dice;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** A value of a field, good or bad. */
final class FieldValue {
    private static final String UNRESERVED = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private static final List<String> LITERALS = List.of(
            "null",
            "true",
            "false",
            "tru",
            "0",
            "-1",
            "-0",
            "01",
            "+1",
            "1.5",
            "1e3",
            "1e400",
            "0x10",
            "NaN",
            "2147483648",
            "-2147483649",
            "9223372036854775807",
            "9223372036854775808",
            "18446744073709551616",
            "9".repeat(1_200),
            "[]",
            "[1]",
            "{}",
            "{\"a\":{\"a\":1,\"a\":2}}",
            "[".repeat(1_500) + "]".repeat(1_500),
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\x\"",
            "\"open",
            "'single'",
            "/* */1");

    private static final List<String> TEXTS = List.of(
            "",
            " ",
            "\u0000",
            "a\u0000b",
            "\t",
            "\u202Eright to left",
            "\uFEFFmark",
            "e\u0301\u0327",
            "\uD83D\uDE80",
            "\u2028line",
            "\uFFFF",
            "\u0661\u0662",
            ":",
            "a:b",
            ":b",
            "a:b:c",
            "a:a",
            "\r\nSet-Cookie: a=b",
            "%00",
            "%zz",
            "../../etc/passwd",
            "' OR 1=1; --",
            "${jndi:ldap://127.0.0.1/x}",
            "<script>alert(1)</script>",
            "{{7*7}}",
            "true",
            "1");

    private static final List<byte[]> NO_UTF8 = List.of(
            new byte[] {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
            new byte[] {(byte) 0xC0, (byte) 0x80},
            new byte[] {(byte) 0xFF},
            new byte[] {'a', (byte) 0xE2, (byte) 0x82},
            new byte[] {(byte) 0xF4, (byte) 0x90, (byte) 0x80, (byte) 0x80});

    private static final List<Integer> LENGTHS =
            List.of(63, 64, 65, 127, 128, 129, 255, 256, 257, 8_191, 65_535, 65_536, 65_537);

    private final byte[] plain;
    private final String json;

    private FieldValue(byte[] plain, String json) {
        this.plain = plain;
        this.json = json;
    }

    /** One that the schema allows. */
    static FieldValue good(Operation.Parameter field, Dice dice) {
        JsonNode schema = field.schema();
        return switch (schema.path("type").asText()) {
            case "integer" -> literal(Integer.toString(schema.path("minimum").asInt(0) + dice.below(1_000)));
            case "boolean" -> literal(Boolean.toString(dice.oneIn(2)));
            default ->
                switch (field.name()) {
                    case "chat" -> text(Canary.room(dice));
                    // Of its own for each message: a key that stands for another one is refused.
                    case "idempotency_key", "Idempotency-Key" -> text(Canary.WORD + Long.toHexString(dice.anyLong()));
                    default -> text(Canary.WORD + "-" + dice.below(1_000));
                };
        };
    }

    /** One that may be anything. */
    static FieldValue bad(Dice dice) {
        return switch (dice.below(5)) {
            case 0, 1 -> literal(dice.of(LITERALS));
            case 2 -> text(dice.of(TEXTS));
            case 3 -> {
                byte[] bytes = dice.of(NO_UTF8);
                yield new FieldValue(bytes, '"' + new String(bytes, StandardCharsets.ISO_8859_1) + '"');
            }
            default -> text(dice.of("x", "\u00e9", "\uD83D\uDE80").repeat(dice.of(LENGTHS)));
        };
    }

    private static FieldValue text(String text) {
        return new FieldValue(text.getBytes(StandardCharsets.UTF_8), new TextNode(text).toString());
    }

    private static FieldValue literal(String literal) {
        return new FieldValue(literal.getBytes(StandardCharsets.UTF_8), literal);
    }

    /** As it stands in a header. */
    byte[] plain() {
        return plain;
    }

    /** As it stands in JSON. */
    String json() {
        return json;
    }

    /** As it stands in a query, a form or a path: with everything escaped that a query cannot have. */
    String escaped() {
        StringBuilder escaped = new StringBuilder();
        for (byte b : plain) {
            if (UNRESERVED.indexOf(b) >= 0) {
                escaped.append((char) b);
            } else {
                escaped.append('%')
                        .append(Character.forDigit((b & 0xf0) >> 4, 16))
                        .append(Character.forDigit(b & 15, 16));
            }
        }
        return escaped.toString();
    }
}
