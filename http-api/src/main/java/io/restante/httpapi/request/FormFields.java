package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The fields of a query or of a form: {@code application/x-www-form-urlencoded}. */
record FormFields(Map<String, String> values) implements Fields {
    static final FormFields NONE = new FormFields(Map.of());

    private static final Set<String> FLAGS = Set.of("true", "false");

    /**
     * @param where {@code query} or {@code body}, for the error
     * @throws ApiException {@code MALFORMED_REQUEST} where an escape is broken, a name stands twice, or the bytes are
     *     not UTF-8
     */
    static FormFields parse(byte[] encoded, String where) {
        Map<String, String> values = new HashMap<>();
        int from = 0;
        while (from < encoded.length) {
            int end = indexOf(encoded, '&', from, encoded.length);
            if (end > from) {
                int equals = indexOf(encoded, '=', from, end);
                String name = PercentDecoder.decode(encoded, from, equals, where);
                String value = PercentDecoder.decode(encoded, Math.min(equals + 1, end), end, where);
                if (values.put(name, value) != null) {
                    throw Malformed.request("The " + where + " has a field twice.");
                }
            }
            from = end + 1;
        }
        return new FormFields(values);
    }

    static FormFields ofQuery(@Nullable String rawQuery) {
        return rawQuery == null || rawQuery.isEmpty()
                ? NONE
                : parse(rawQuery.getBytes(StandardCharsets.UTF_8), "query");
    }

    @Override
    public @Nullable String text(String name) {
        return values.get(name);
    }

    @Override
    public @Nullable Long integer(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!isDecimal(value)) {
            throw Malformed.field(name, "decimal digits with an optional minus", "something else");
        }
        try {
            return Long.valueOf(value);
        } catch (NumberFormatException tooLarge) {
            throw Malformed.field(name, "an integer", "a number of more than 64 bits");
        }
    }

    @Override
    public @Nullable Boolean flag(String name) {
        String value = values.get(name);
        if (value == null) {
            return null;
        }
        if (!FLAGS.contains(value)) {
            throw Malformed.field(name, "true or false", "something else");
        }
        return value.equals("true");
    }

    private static boolean isDecimal(String value) {
        int first = value.startsWith("-") ? 1 : 0;
        return value.length() > first && value.chars().skip(first).allMatch(c -> c >= '0' && c <= '9');
    }

    private static int indexOf(byte[] bytes, char wanted, int from, int end) {
        int i = from;
        while (i < end && bytes[i] != wanted) {
            i++;
        }
        return i;
    }
}
