package io.restante.loadgen.caller.message;

import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/**
 * A text in which {@code {id}} stands for the number of the request, and {@code {id%N}} for the rest of its division by N.
 */
public final class Template {
    private static final Pattern PLACE = Pattern.compile("\\{id(?:%([1-9]\\d{0,8}))?}");

    private final String text;
    private final boolean constant;

    public Template(String text) {
        this.text = text;
        constant = !PLACE.matcher(text).find();
    }

    /** The text for that number. */
    public String text(long id) {
        if (constant) {
            return text;
        }
        return PLACE.matcher(text)
                .replaceAll(place -> Long.toString(place.group(1) == null ? id : id % Long.parseLong(place.group(1))));
    }

    /** The text for that number, as UTF-8. */
    public byte[] bytes(long id) {
        return text(id).getBytes(StandardCharsets.UTF_8);
    }
}
