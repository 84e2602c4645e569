package io.restante.httpapi.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.server.exceptions.ExceptionHandler;
import io.restante.protos.error.ApiException;
import jakarta.inject.Singleton;

/** Answers an expected error. */
@Singleton
final class ApiExceptionHandler implements ExceptionHandler<ApiException, HttpResponse<byte[]>> {
    @Override
    @SuppressWarnings("rawtypes") // So it is in the framework.
    public HttpResponse<byte[]> handle(HttpRequest request, ApiException error) {
        return ProblemResponse.fill(HttpResponse.ok(), request, error);
    }
}
