package io.restante.httpapi.problem;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import org.jspecify.annotations.Nullable;

/**
 * A problem document of RFC 9457.
 *
 * @param code our stable word for the error
 * @param detail what was wrong with this request, for a person
 * @param field the field to blame, named as in the IDL; null where no single one is
 */
public record Problem(ErrorCode code, String detail, @Nullable String field) {
    public static final String MEDIA_TYPE = "application/problem+json";
    /** Where the documentation of the codes is served; a code's own place in it is its name. */
    public static final String TYPES = "/docs/errors";

    private static final JsonFactory JSON = new JsonFactory();
    private static final int USUAL_BYTES = 256;

    public static Problem of(ApiException error) {
        return new Problem(error.code(), error.detail(), error.field());
    }

    /** The document in UTF-8. */
    public byte[] toJson() {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(USUAL_BYTES);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            json.writeStartObject();
            json.writeStringField("type", TYPES + "#" + code.name());
            json.writeStringField("title", code.title());
            json.writeNumberField("status", code.httpStatus());
            json.writeStringField("detail", detail);
            json.writeStringField("code", code.name());
            if (field != null) {
                json.writeStringField("field", field);
            }
            json.writeEndObject();
        } catch (IOException impossible) {
            throw new UncheckedIOException("A byte array cannot fail to be written.", impossible);
        }
        return bytes.toByteArray();
    }
}
