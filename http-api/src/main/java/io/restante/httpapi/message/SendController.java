package io.restante.httpapi.message;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Post;
import io.micronaut.http.annotation.Produces;
import io.restante.httpapi.connection.ClientConnection;
import io.restante.httpapi.rate.RateLimits;
import io.restante.httpapi.request.Acceptance;
import io.restante.httpapi.request.RequestReader;
import io.restante.httpapi.store.MessageClient;
import io.restante.httpapi.store.Stored;
import io.restante.httpapi.trace.RequestSpan;
import io.restante.service.trace.Traces;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.parameters.RequestBody;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.concurrent.CompletionStage;

/** Stores one message at the end of its chat. */
@Controller("/api/send")
final class SendController {
    private static final String REPLAYED = "Idempotency-Replayed";

    private final RateLimits limits;
    private final RequestReader reader;
    private final SendRequestReader sends;
    private final MessageClient store;
    private final Traces traces;

    SendController(
            RateLimits limits, RequestReader reader, SendRequestReader sends, MessageClient store, Traces traces) {
        this.limits = limits;
        this.reader = reader;
        this.sends = sends;
        this.store = store;
        this.traces = traces;
    }

    @Post
    @Consumes(MediaType.ALL)
    @Produces(MediaType.ALL)
    @Operation(
            operationId = "send",
            tags = "messages",
            summary = "Send a message",
            description = "Stores one message at the end of its chat, and answers only when it is durable and visible. "
                    + "The fields are read from a JSON body, from a form, or from the query; a field in the body wins.",
            parameters = {
                @Parameter(
                        name = "Idempotency-Key",
                        in = ParameterIn.HEADER,
                        schema = @Schema(ref = "#/components/schemas/IdempotencyKey")),
                @Parameter(
                        name = "chat",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/ChatName")),
                @Parameter(name = "text", in = ParameterIn.QUERY, schema = @Schema(ref = "#/components/schemas/Text")),
                @Parameter(
                        name = "sender",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/MemberName")),
                @Parameter(
                        name = "idempotency_key",
                        in = ParameterIn.QUERY,
                        schema = @Schema(ref = "#/components/schemas/IdempotencyKey"))
            },
            requestBody =
                    @RequestBody(
                            content = {
                                @Content(
                                        mediaType = MediaType.APPLICATION_JSON,
                                        schema = @Schema(ref = "#/components/schemas/SendRequest")),
                                @Content(
                                        mediaType = MediaType.APPLICATION_FORM_URLENCODED,
                                        schema = @Schema(ref = "#/components/schemas/SendRequest"))
                            }))
    @ApiResponse(responseCode = "200", ref = "#/components/responses/Sent", content = @Content)
    @ApiResponse(responseCode = "400", ref = "#/components/responses/BadRequest")
    @ApiResponse(responseCode = "403", ref = "#/components/responses/Forbidden")
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    @ApiResponse(responseCode = "405", ref = "#/components/responses/MethodNotAllowed")
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    @ApiResponse(responseCode = "413", ref = "#/components/responses/BodyTooLarge")
    @ApiResponse(responseCode = "415", ref = "#/components/responses/UnsupportedMediaType")
    @ApiResponse(responseCode = "422", ref = "#/components/responses/KeyReused")
    @ApiResponse(responseCode = "429", ref = "#/components/responses/RateLimited")
    @ApiResponse(responseCode = "500", ref = "#/components/responses/InternalError")
    @ApiResponse(responseCode = "503", ref = "#/components/responses/Unavailable")
    @ApiResponse(responseCode = "504", ref = "#/components/responses/NoAnswerInTime")
    CompletionStage<HttpResponse<byte[]>> send(HttpRequest<?> request) {
        limits.checkAddress(request);
        store.checkRoom();
        Acceptance.require(request, MediaType.APPLICATION_JSON);
        ClientConnection client = ClientConnection.of(request);
        return reader.read(request)
                .thenApply(fields -> sends.read(fields, request.getHeaders()))
                .thenCompose(send -> {
                    limits.checkSender(request, send.getSender());
                    return client.whileOpen(store.send(send, RequestSpan.of(traces, request)));
                })
                .thenApplyAsync(SendController::answer, client.executor());
    }

    private static HttpResponse<byte[]> answer(Stored stored) {
        MutableHttpResponse<byte[]> answer = HttpResponse.ok(AnswerJson.of(stored))
                .contentType(MediaType.APPLICATION_JSON_TYPE)
                .header(HttpHeaders.CACHE_CONTROL, "no-store");
        return stored.replayed() ? answer.header(REPLAYED, "true") : answer;
    }
}
