package io.restante.httpapi.problem;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.restante.protos.error.ApiException;
import java.time.Duration;

/** Turns a response into the answer to an error. */
final class ProblemResponse {
    private ProblemResponse() {}

    @SuppressWarnings("unchecked") // The body is replaced, and with it its type.
    static MutableHttpResponse<byte[]> fill(
            MutableHttpResponse<?> response, HttpRequest<?> request, ApiException error) {
        response.status(HttpStatus.valueOf(error.code().httpStatus()));
        response.header(HttpHeaders.CACHE_CONTROL, "no-store");
        Duration retryAfter = error.retryAfter();
        if (retryAfter != null) {
            response.header(HttpHeaders.RETRY_AFTER, Long.toString(wholeSeconds(retryAfter)));
        }
        MutableHttpResponse<byte[]> answer = (MutableHttpResponse<byte[]>) response;
        answer.body(null);
        if (request.getMethod() != HttpMethod.HEAD) {
            answer.body(Problem.of(error).toJson()).contentType(Problem.MEDIA_TYPE);
        }
        return answer;
    }

    /** Rounded up, and never 0: 0 would ask for a storm. */
    private static long wholeSeconds(Duration wait) {
        long seconds = wait.getNano() > 0 ? wait.getSeconds() + 1 : wait.getSeconds();
        return Math.max(1, seconds);
    }
}
