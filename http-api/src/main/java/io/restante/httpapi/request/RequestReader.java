package io.restante.httpapi.request;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.restante.protos.error.ApiException;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Reads the fields of a request of any method: from its body, and from its query where the body has none. The
 * framework's own binding refuses a GET with a body and is lenient with JSON. Thread-safe.
 */
@Singleton
public final class RequestReader {
    /**
     * The stage fails with {@link ApiException}: {@code MALFORMED_REQUEST}, {@code UNSUPPORTED_MEDIA_TYPE}; or with the
     * framework's exception for a body above the limit.
     */
    public CompletionStage<Fields> read(HttpRequest<?> request) {
        return ((ServerHttpRequest<?>) request).byteBody().buffer().thenApply(body -> fields(request, body));
    }

    private static Fields fields(HttpRequest<?> request, CloseableAvailableByteBody body) {
        byte[] bytes;
        try (body) {
            bytes = body.toByteArray();
        }
        if (bytes.length == 0) {
            return FormFields.ofQuery(request.getUri().getRawQuery());
        }
        Fields inBody =
                switch (BodyType.of(request)) {
                    case JSON -> JsonFields.parse(bytes);
                    case FORM -> FormFields.parse(bytes, "body");
                };
        Fields inQuery = FormFields.ofQuery(request.getUri().getRawQuery());
        return inQuery.equals(FormFields.NONE) ? inBody : inBody.orElse(inQuery);
    }
}
