package io.restante.httpapi.message;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.restante.httpapi.connection.ClientConnection;
import io.restante.httpapi.rate.RateLimits;
import io.restante.httpapi.request.Acceptance;
import io.restante.httpapi.request.RequestReader;
import io.restante.httpapi.store.MessageClient;
import io.restante.httpapi.trace.RequestSpan;
import io.restante.protos.api.PullResponse;
import io.restante.service.trace.Traces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletionStage;

/** Reads one page of a chat. */
@Controller("/api/pull")
final class PullController {
    private final RateLimits limits;
    private final RequestReader reader;
    private final MessageClient store;
    private final Traces traces;

    PullController(RateLimits limits, RequestReader reader, MessageClient store, Traces traces) {
        this.limits = limits;
        this.reader = reader;
        this.store = store;
        this.traces = traces;
    }

    @Get
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    @Operation(
            operationId = "pull",
            tags = "messages",
            summary = "Pull a page of messages",
            description =
                    "Reads one page of a chat, upward or downward. The fields are read from the query, from a JSON "
                            + "body, or from a form; a field in the body wins. Keep pulling with next_cursor to see every "
                            + "message once.",
            parameters = {
                @Parameter(
                        name = "chat",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/ChatName")),
                @Parameter(
                        name = "cursor",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/Cursor")),
                @Parameter(
                        name = "limit",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/Limit")),
                @Parameter(
                        name = "reverse",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/Reverse"))
            },
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(ref = "#/components/schemas/PullRequest")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(ref = "#/components/schemas/PullRequest"))
                            }))
    @ApiResponse(responseCode = "200", ref = "#/components/responses/Page", content = @Content)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "405", ref = "#/components/responses/MethodNotAllowed")
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/RateLimited")
    @ApiResponse(responseCode = "500", ref = "#/components/responses/InternalError")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
    @ApiResponse(responseCode = "504", ref = "#/components/responses/NoAnswerInTime")
    CompletionStage<HttpResponse<byte[]>> pull(HttpRequest<?> request) {
        limits.checkAddress(request);
        store.checkRoom();
        Acceptance.require(request, MediaType.APPLICATION_JSON);
        ClientConnection client = ClientConnection.of(request);
        return reader.read(request)
                .thenApply(PullRequestReader::read)
                .thenCompose(pull -> client.whileOpen(store.pull(pull, RequestSpan.of(traces, request))))
                .thenApplyAsync(PullController::answer, client.executor());
    }

    private static HttpResponse<byte[]> answer(PullResponse page) {
        return HttpResponse.ok(AnswerJson.of(page))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
    }
}
