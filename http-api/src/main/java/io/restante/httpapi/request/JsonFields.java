package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The members of a JSON object: strings, integers, booleans, and what is none of these. */
record JsonFields(Map<String, Object> members) implements Fields {
    /**
     * A value that no field of the API can have.
     *
     * @param description what it is, for a person: never the value itself
     */
    record Unfit(String description) {}

    /** @throws ApiException {@code MALFORMED_REQUEST} where the body is not exactly one JSON object */
    static JsonFields parse(byte[] body) {
        return new JsonFields(JsonObjectReader.read(StrictUtf8.decode(body, 0, body.length, "body")));
    }

    @Override
    public @Nullable String text(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof String) {
            return (String) value;
        }
        throw Malformed.field(name, "a string", describe(value));
    }

    @Override
    public @Nullable Long integer(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Long) {
            return (Long) value;
        }
        throw Malformed.field(name, "an integer", describe(value));
    }

    @Override
    public @Nullable Boolean flag(String name) {
        Object value = members.get(name);
        if (value == null || value instanceof Boolean) {
            return (Boolean) value;
        }
        throw Malformed.field(name, "true or false", describe(value));
    }

    private static String describe(Object value) {
        if (value instanceof Unfit unfit) {
            return unfit.description();
        }
        return value instanceof String ? "a string" : value instanceof Long ? "a number" : "a boolean";
    }
}
