package io.restante.httpapi.health;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.restante.httpapi.request.Acceptance;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.nio.charset.StandardCharsets;

/** Answers without asking anybody. */
@Controller("/ping")
final class PingController {
    private static final String PONG = "{\"message\":\"pong\"}";

    @Get
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    @Operation(operationId = "ping", tags = "service", summary = "Ping this process")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/Pong", content = @Content)
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    HttpResponse<byte[]> ping(HttpRequest<?> request) {
        Acceptance.require(request, MediaType.APPLICATION_JSON);
        return HttpResponse.ok(PONG.getBytes(StandardCharsets.UTF_8))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
