package io.restante.httpapi.request;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.ServerHttpRequest;
import io.micronaut.http.body.CloseableAvailableByteBody;
import io.micronaut.http.server.HttpServerConfiguration;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import jakarta.inject.Singleton;
import java.util.concurrent.CompletionStage;

/**
 * Reads the fields of a request of any method: from its body, and from its query where the body has none. The
 * framework's own binding refuses a GET with a body and is lenient with JSON. Thread-safe.
 */
@Singleton
public final class RequestReader {
    private final long maxBytes;

    RequestReader(HttpServerConfiguration config) {
        this.maxBytes = config.getMaxRequestSize();
    }

    /**
     * The stage fails with {@link ApiException}: {@code MALFORMED_REQUEST}, {@code UNSUPPORTED_MEDIA_TYPE}; or with the
     * framework's exception for a body that turns out to be above the limit.
     *
     * @throws ApiException {@code BODY_TOO_LARGE} where the body is announced to be above the limit
     */
    public CompletionStage<Fields> read(HttpRequest<?> request) {
        // Before anything is read, so that a client that waits for 100 Continue need not send it.
        if (request.getContentLength() > maxBytes) {
            throw ApiException.of(
                    ErrorCode.BODY_TOO_LARGE,
                    "The body has " + request.getContentLength() + " bytes; the limit is " + maxBytes + ".");
        }
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
