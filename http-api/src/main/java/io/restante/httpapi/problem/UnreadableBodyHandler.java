package io.restante.httpapi.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.restante.httpapi.connection.UnreadableBody;
import jakarta.inject.Singleton;

/** Answers a body that cannot be read, where it is wanted. */
@Singleton
final class UnreadableBodyHandler implements ExceptionHandler<UnreadableBody, HttpResponse<byte[]>> {
    @Override
    @SuppressWarnings("rawtypes") // So it is in the framework.
    public HttpResponse<byte[]> handle(HttpRequest request, UnreadableBody body) {
        return ProblemResponse.fill(HttpResponse.ok(), request, body.error());
    }
}
