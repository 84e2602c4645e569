package io.restante.httpapi.request;

import io.restante.protos.error.ApiException;
import org.jspecify.annotations.Nullable;

/**
 * The fields of one request, by their names in the IDL. Null is a field that is absent. A value of another type is
 * found out only when it is asked for: so the field that is asked for first is the one to blame.
 */
public interface Fields {
    /** @throws ApiException {@code FIELD_INVALID} where the field is not a string */
    @Nullable String text(String name);

    /** @throws ApiException {@code FIELD_INVALID} where the field is not an integer of 64 bits */
    @Nullable Long integer(String name);

    /** @throws ApiException {@code FIELD_INVALID} where the field is neither true nor false */
    @Nullable Boolean flag(String name);

    /** These fields, and those of {@code other} where one is absent here. */
    default Fields orElse(Fields other) {
        return new LayeredFields(this, other);
    }
}
