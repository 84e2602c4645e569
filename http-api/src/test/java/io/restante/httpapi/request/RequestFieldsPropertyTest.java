package io.restante.httpapi.request;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.io.IOException;
import java.io.StringWriter;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.function.Supplier;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import org.jspecify.annotations.Nullable;

/** Whatever bytes come: fields, or the error that they are malformed. */
class RequestFieldsPropertyTest {
    private static final String[] NAMES = {"chat", "text", "a", "", "x", "\u00e9"};

    @Property
    void anyBytesShouldBeJsonFieldsOrMalformed(@ForAll byte[] body) {
        assertFieldsOrMalformed(() -> JsonFields.parse(body));
    }

    @Property
    void anyBytesShouldBeFormFieldsOrMalformed(@ForAll byte[] body) {
        assertFieldsOrMalformed(() -> FormFields.parse(body, "body"));
    }

    @Property
    void whatLooksLikeJsonShouldBeFieldsOrMalformed(@ForAll("nearlyJson") String body) {
        assertFieldsOrMalformed(() -> JsonFields.parse(body.getBytes(StandardCharsets.UTF_8)));
    }

    @Property
    void whatLooksLikeAFormShouldBeFieldsOrMalformed(@ForAll("nearlyForm") String body) {
        assertFieldsOrMalformed(() -> FormFields.parse(body.getBytes(StandardCharsets.UTF_8), "body"));
    }

    @Property
    void textShouldBeReadAsItWasWritten(@ForAll("unicode") String text) throws IOException {
        StringWriter json = new StringWriter();
        try (JsonGenerator generator = new JsonFactory().createGenerator(json)) {
            generator.writeStartObject();
            generator.writeStringField("text", text);
            generator.writeEndObject();
        }
        String form = "text=" + URLEncoder.encode(text, StandardCharsets.UTF_8);

        assertThat(JsonFields.parse(json.toString().getBytes(StandardCharsets.UTF_8))
                        .text("text"))
                .isEqualTo(text);
        assertThat(FormFields.parse(form.getBytes(StandardCharsets.US_ASCII), "body")
                        .text("text"))
                .isEqualTo(text);
    }

    @Property
    void textWithEveryCharacterEscapedShouldBeReadAsItWasWritten(@ForAll("unicode") String text) {
        StringBuilder json = new StringBuilder("{\"text\":\"");
        text.chars().forEach(c -> json.append("\\u%04X".formatted(c)));
        StringBuilder form = new StringBuilder("text=");
        for (byte b : text.getBytes(StandardCharsets.UTF_8)) {
            form.append("%%%02x".formatted(b & 0xff));
        }

        assertThat(JsonFields.parse(json.append("\"}").toString().getBytes(StandardCharsets.US_ASCII))
                        .text("text"))
                .isEqualTo(text);
        assertThat(FormFields.parse(form.toString().getBytes(StandardCharsets.US_ASCII), "body")
                        .text("text"))
                .isEqualTo(text);
    }

    @Property
    void numberShouldBeReadAsItWasWritten(@ForAll long number) {
        assertThat(JsonFields.parse(("{\"cursor\":" + number + "}").getBytes(StandardCharsets.US_ASCII))
                        .integer("cursor"))
                .isEqualTo(number);
        assertThat(FormFields.ofQuery("cursor=" + number).integer("cursor")).isEqualTo(number);
    }

    @Property
    void loneSurrogateShouldBeMalformedWhereverItStands(
            @ForAll("unicode") String before, @ForAll("unicode") String after, @ForAll("surrogate") char lone) {
        // A low half directly after a high one, or the other way round, would be no lone one.
        String text = escaped(before + "-") + "\\u%04x".formatted((int) lone) + escaped("-" + after);
        for (String body : new String[] {
            "{\"text\":\"" + text + "\"}",
            "{\"" + text + "\":1}",
            "{\"x\":[\"" + text + "\"]}",
            "{\"x\":{\"" + text + "\":1}}"
        }) {
            assertThat(failure(() -> JsonFields.parse(body.getBytes(StandardCharsets.US_ASCII))))
                    .isEqualTo(ErrorCode.MALFORMED_REQUEST);
        }
    }

    @Provide
    Arbitrary<String> unicode() {
        // All code points but the surrogates; each plane's edges are tried first.
        return Arbitraries.integers()
                .between(0, Character.MAX_CODE_POINT)
                .filter(c -> c < Character.MIN_SURROGATE || c > Character.MAX_SURROGATE)
                .list()
                .ofMaxSize(40)
                .map(points -> points.stream()
                        .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append)
                        .toString());
    }

    @Provide
    Arbitrary<Character> surrogate() {
        return Arbitraries.chars().range(Character.MIN_SURROGATE, Character.MAX_SURROGATE);
    }

    @Provide
    Arbitrary<String> nearlyJson() {
        return Arbitraries.of(
                        "{",
                        "}",
                        "[",
                        "]",
                        ",",
                        ":",
                        "\"chat\"",
                        "\"a\"",
                        "\"\\ud83d\"",
                        "\"",
                        "\\",
                        "1",
                        "-",
                        "1e9",
                        "0.5",
                        "99999999999999999999",
                        "null",
                        "true",
                        "fals",
                        " ",
                        "\n",
                        "/*x*/",
                        "NaN",
                        "\u0000")
                .list()
                .ofMaxSize(12)
                .map(parts -> "{" + String.join("", parts));
    }

    @Provide
    Arbitrary<String> nearlyForm() {
        return Arbitraries.of("chat", "=", "&", "%", "%4", "%41", "%ff", "%E2%82%AC", "+", "\u00e9", "a", "1", "-")
                .list()
                .ofMaxSize(12)
                .map(parts -> String.join("", parts));
    }

    private static String escaped(String text) {
        StringBuilder escaped = new StringBuilder();
        text.chars().forEach(c -> escaped.append("\\u%04x".formatted(c)));
        return escaped.toString();
    }

    private static void assertFieldsOrMalformed(Supplier<Fields> parsing) {
        Fields fields;
        try {
            fields = parsing.get();
        } catch (ApiException refused) {
            assertThat(refused.code()).isEqualTo(ErrorCode.MALFORMED_REQUEST);
            assertThat(refused.detail()).doesNotContain("com.", "java", "Exception");
            return;
        }
        for (String name : NAMES) {
            for (Runnable field :
                    List.<Runnable>of(() -> fields.text(name), () -> fields.integer(name), () -> fields.flag(name))) {
                assertThat(failure(field)).isIn(null, ErrorCode.FIELD_INVALID);
            }
        }
    }

    private static @Nullable ErrorCode failure(Runnable work) {
        try {
            work.run();
            return null;
        } catch (ApiException refused) {
            return refused.code();
        }
    }
}
