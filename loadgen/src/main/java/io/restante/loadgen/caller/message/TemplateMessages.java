package io.restante.loadgen.caller.message;

import io.restante.loadgen.caller.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/** Requests from a template; an answer is right where a pattern is found in it. */
public final class TemplateMessages implements Messages {
    private final Template template;
    private final Pattern expected;

    public TemplateMessages(Template template, Pattern expected) {
        this.template = template;
        this.expected = expected;
    }

    @Override
    public byte[] request(long id) {
        return template.bytes(id);
    }

    @Override
    public Verdict check(long id, byte[] response) {
        return found(expected, response);
    }

    /** Whether the pattern is found in these bytes, taken as UTF-8. */
    public static Verdict found(Pattern expected, byte[] response) {
        // Nothing is expected of most targets.
        if (expected.pattern().isEmpty()) {
            return Verdict.ok();
        }
        String text = new String(response, StandardCharsets.UTF_8);
        return expected.matcher(text).find()
                ? Verdict.ok()
                : Verdict.wrongContent("\"" + expected + "\" is not in \"" + Excerpt.of(text) + "\"");
    }
}
