package io.restante.httpapi.problem;

import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Error;
import io.micronaut.http.annotation.Produces;
import io.restante.httpapi.connection.UnreadableBody;
import io.restante.protos.error.ApiException;
import io.swagger.v3.oas.annotations.Hidden;

/**
 * Answers an expected error. It is a route, not an exception handler: for each error the framework looks through all beans for a
 * handler, which takes ten times the processor time of a good answer, and would make a service that sheds load slower than one
 * that does not.
 */
@Hidden
@Controller
final class ExpectedErrors {
    @Error(global = true, exception = ApiException.class)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> answer(HttpRequest<?> request, ApiException error) {
        return ProblemResponse.fill(HttpResponse.ok(), request, error);
    }

    /** A body that is wanted, and cannot be read. */
    @Error(global = true, exception = UnreadableBody.class)
    @Produces(MediaType.ALL)
    HttpResponse<byte[]> answer(HttpRequest<?> request, UnreadableBody body) {
        return answer(request, body.error());
    }
}
