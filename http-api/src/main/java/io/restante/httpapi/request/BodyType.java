package io.restante.httpapi.request;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.MediaType;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import java.util.List;
import java.util.Locale;

/** The media types that a body may have. */
enum BodyType {
    JSON("application/json"),
    FORM("application/x-www-form-urlencoded");

    private final String mediaType;

    BodyType(String mediaType) {
        this.mediaType = mediaType;
    }

    /** @throws ApiException {@code UNSUPPORTED_MEDIA_TYPE}, also where none is given, or more than one */
    static BodyType of(HttpRequest<?> request) {
        for (String encoding : request.getHeaders().getAll(HttpHeaders.CONTENT_ENCODING)) {
            if (!encoding.equalsIgnoreCase("identity")) {
                throw unsupported("A compressed body is not read: leave Content-Encoding out.");
            }
        }
        List<String> given = request.getHeaders().getAll(HttpHeaders.CONTENT_TYPE);
        if (given.size() == 1) {
            String[] parts = given.get(0).toLowerCase(Locale.ROOT).split(";", -1);
            for (BodyType type : values()) {
                if (parts[0].strip().equals(type.mediaType) && isUtf8(parts)) {
                    return type;
                }
            }
        }
        throw unsupported("A body must have Content-Type " + MediaType.APPLICATION_JSON + " or "
                + MediaType.APPLICATION_FORM_URLENCODED + ", in UTF-8.");
    }

    private static boolean isUtf8(String[] parts) {
        for (int i = 1; i < parts.length; i++) {
            String[] parameter = parts[i].replace("\"", "").split("=", 2);
            if (parameter[0].strip().equals("charset")
                    && !(parameter.length == 2 && parameter[1].strip().equals("utf-8"))) {
                return false;
            }
        }
        return true;
    }

    private static ApiException unsupported(String detail) {
        return ApiException.of(ErrorCode.UNSUPPORTED_MEDIA_TYPE, detail);
    }
}
