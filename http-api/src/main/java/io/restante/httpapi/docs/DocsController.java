package io.restante.httpapi.docs;

import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.MediaType;
import io.micronaut.http.annotation.Consumes;
import io.micronaut.http.annotation.Controller;
import io.micronaut.http.annotation.Get;
import io.micronaut.http.annotation.Produces;
import io.restante.httpapi.request.Acceptance;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.swagger.v3.oas.annotations.Operation;
import io.swagger.v3.oas.annotations.Parameter;
import io.swagger.v3.oas.annotations.enums.ParameterIn;
import io.swagger.v3.oas.annotations.media.Content;
import io.swagger.v3.oas.annotations.media.Schema;
import io.swagger.v3.oas.annotations.responses.ApiResponse;
import java.util.EnumMap;
import java.util.Map;

/** The documentation, from this process alone: the page fetches nothing from any other host. */
@Controller
@Consumes(MediaType.ALL)
@Produces(MediaType.ALL)
final class DocsController {
    private static final String HTML = "text/html";
    private static final String YAML = "application/yaml";
    // Swagger UI sets styles in its markup, so those cannot be forbidden; scripts can.
    private static final String CONTENT_SECURITY_POLICY =
            "default-src 'none'; script-src 'self'; style-src 'self' 'unsafe-inline'; img-src 'self' data:; "
                    + "connect-src 'self'; base-uri 'none'; form-action 'none'; frame-ancestors 'none'";

    private final byte[] openApi = Resource.read("/META-INF/swagger/openapi.yml");
    private final byte[] page = Resource.read("/docs/index.html");
    private final byte[] errors = ErrorPage.html();
    private final Map<DocsAsset, byte[]> assets = new EnumMap<>(DocsAsset.class);

    DocsController() {
        for (DocsAsset asset : DocsAsset.values()) {
            assets.put(asset, asset.read());
        }
    }

    @Get("/openapi.yaml")
    @Operation(operationId = "openapi", tags = "documentation", summary = "This document")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/OpenApi", content = @Content)
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    HttpResponse<byte[]> openApi(HttpRequest<?> request) {
        Acceptance.require(request, YAML);
        return answer(openApi, YAML);
    }

    @Get("/docs")
    @Operation(operationId = "docs", tags = "documentation", summary = "A page to read and try the API")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/DocsPage", content = @Content)
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    HttpResponse<byte[]> page(HttpRequest<?> request) {
        Acceptance.require(request, HTML);
        return answer(page, HTML + "; charset=utf-8");
    }

    @Get("/docs/errors")
    @Operation(operationId = "errors", tags = "documentation", summary = "The closed list of errors")
    @ApiResponse(responseCode = "200", ref = "#/components/responses/DocsPage", content = @Content)
    @ApiResponse(responseCode = "406", ref = "#/components/responses/NotAcceptable")
    HttpResponse<byte[]> errors(HttpRequest<?> request) {
        Acceptance.require(request, HTML);
        return answer(errors, HTML + "; charset=utf-8");
    }

    @Get("/docs/{file}")
    @Operation(
            operationId = "docsFile",
            tags = "documentation",
            summary = "A file of the page",
            parameters = @Parameter(name = "file", in = ParameterIn.PATH, schema = @Schema(type = "string")))
    @ApiResponse(responseCode = "200", ref = "#/components/responses/DocsFile", content = @Content)
    @ApiResponse(responseCode = "404", ref = "#/components/responses/NotFound")
    HttpResponse<byte[]> file(String file) {
        DocsAsset asset = DocsAsset.named(file)
                .orElseThrow(() -> ApiException.of(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning()));
        byte[] bytes = assets.get(asset);
        return answer(bytes == null ? new byte[0] : bytes, asset.mediaType());
    }

    private static HttpResponse<byte[]> answer(byte[] body, String mediaType) {
        return HttpResponse.ok(body)
                .header(HttpHeaders.CONTENT_TYPE, mediaType)
                .header(HttpHeaders.CACHE_CONTROL, "no-cache")
                .header("Content-Security-Policy", CONTENT_SECURITY_POLICY)
                .header("X-Content-Type-Options", "nosniff")
                .header("Referrer-Policy", "no-referrer");
    }
}
