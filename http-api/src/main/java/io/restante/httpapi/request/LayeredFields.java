package io.restante.httpapi.request;

import org.jspecify.annotations.Nullable;

/** A field in {@code first} wins, also when it is 0 or empty. */
record LayeredFields(Fields first, Fields second) implements Fields {
    @Override
    public @Nullable String text(String name) {
        String value = first.text(name);
        return value == null ? second.text(name) : value;
    }

    @Override
    public @Nullable Long integer(String name) {
        Long value = first.integer(name);
        return value == null ? second.integer(name) : value;
    }

    @Override
    public @Nullable Boolean flag(String name) {
        Boolean value = first.flag(name);
        return value == null ? second.flag(name) : value;
    }
}
