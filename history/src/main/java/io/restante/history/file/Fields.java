package io.restante.history.file;

import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One JSON object, taken apart field by field: each getter takes its field out. What is absent, of another type or left over is an
 * {@link IllegalArgumentException} that says so.
 */
final class Fields {
    private final Map<String, Object> values;

    private Fields(Map<String, Object> values) {
        this.values = values;
    }

    /** All of {@code line}, which must be one object and nothing else. */
    static Fields of(byte[] line) throws IOException {
        try (JsonParser json = LineFormat.JSON.createParser(line)) {
            if (json.nextToken() != JsonToken.START_OBJECT) {
                throw new IllegalArgumentException("there is no JSON object, expected one");
            }
            Fields fields = object(json);
            if (json.nextToken() != null) {
                throw new IllegalArgumentException("something follows the JSON object, expected the line's end");
            }
            return fields;
        }
    }

    String text(String name) {
        return take(name, String.class, "a string");
    }

    @Nullable String textOrNull(String name) {
        return has(name) ? text(name) : null;
    }

    long number(String name) {
        return take(name, Long.class, "an integer");
    }

    long numberOr(String name, long absent) {
        return has(name) ? number(name) : absent;
    }

    int smallNumber(String name) {
        long number = number(name);
        if (number != (int) number) {
            throw new IllegalArgumentException("\"" + name + "\" is " + number + ", expected an integer of 32 bits");
        }
        return (int) number;
    }

    boolean flag(String name) {
        return take(name, Boolean.class, "true or false");
    }

    <T> List<T> objects(String name, Function<Fields, T> read) {
        List<T> all = new ArrayList<>();
        for (Object element : take(name, List.class, "a list")) {
            if (!(element instanceof Fields fields)) {
                throw new IllegalArgumentException("\"" + name + "\" holds " + element + ", expected objects");
            }
            all.add(read.apply(fields));
            fields.end();
        }
        return all;
    }

    List<String> texts(String name) {
        List<String> all = new ArrayList<>();
        for (Object element : take(name, List.class, "a list")) {
            if (!(element instanceof String text)) {
                throw new IllegalArgumentException("\"" + name + "\" holds " + element + ", expected strings");
            }
            all.add(text);
        }
        return all;
    }

    boolean has(String name) {
        return values.containsKey(name);
    }

    /** Refuses what nobody has taken. */
    void end() {
        if (!values.isEmpty()) {
            throw new IllegalArgumentException("\"" + values.keySet().iterator().next() + "\" is unknown here");
        }
    }

    @Override
    public String toString() {
        return "an object";
    }

    private <T> T take(String name, Class<T> type, String expected) {
        Object value = values.remove(name);
        if (value == null) {
            throw new IllegalArgumentException("\"" + name + "\" is absent, expected " + expected);
        }
        if (!type.isInstance(value)) {
            throw new IllegalArgumentException("\"" + name + "\" is " + value + ", expected " + expected);
        }
        return type.cast(value);
    }

    private static Fields object(JsonParser json) throws IOException {
        Map<String, Object> values = new HashMap<>();
        while (json.nextToken() != JsonToken.END_OBJECT) {
            String name = json.currentName();
            json.nextToken();
            values.put(name, value(json, name));
        }
        return new Fields(values);
    }

    private static Object value(JsonParser json, String name) throws IOException {
        return switch (json.currentToken()) {
            case VALUE_STRING -> json.getText();
            case VALUE_NUMBER_INT -> json.getLongValue();
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case START_OBJECT -> object(json);
            case START_ARRAY -> list(json, name);
            default ->
                throw new IllegalArgumentException("\"" + name + "\" is " + json.getText()
                        + ", expected a string, an integer, true, false, a list or an object");
        };
    }

    private static List<Object> list(JsonParser json, String name) throws IOException {
        List<Object> elements = new ArrayList<>();
        while (json.nextToken() != JsonToken.END_ARRAY) {
            elements.add(value(json, name));
        }
        return elements;
    }
}
