package io.restante.httpapi.problem;

import io.micronaut.core.convert.exceptions.ConversionErrorException;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.HttpStatus;
import io.micronaut.http.MutableHttpResponse;
import io.micronaut.http.server.exceptions.response.ErrorContext;
import io.micronaut.http.server.exceptions.response.ErrorResponseProcessor;
import io.micronaut.http.server.netty.NettyHttpRequest;
import io.netty.handler.codec.DecoderResult;
import io.netty.handler.codec.TooLongFrameException;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/**
 * Answers the errors that the framework finds by itself. Nothing of its own words reaches the client: they name
 * classes. What it takes for a defect, it has logged with its stack trace before.
 */
@Singleton
final class FrameworkErrors implements ErrorResponseProcessor<byte[]> {
    @Override
    public MutableHttpResponse<byte[]> processResponse(ErrorContext context, MutableHttpResponse<?> response) {
        HttpRequest<?> request = context.getRequest();
        if (request.getMethod() == HttpMethod.OPTIONS && response.code() == HttpStatus.METHOD_NOT_ALLOWED.getCode()) {
            return options(response);
        }
        return ProblemResponse.fill(response, request, error(context, request, response.code()));
    }

    /** What is no error at all: the framework's answer has the methods already. */
    private static MutableHttpResponse<byte[]> options(MutableHttpResponse<?> response) {
        String methods = String.join(", ", response.getHeaders().getAll(HttpHeaders.ALLOW));
        MutableHttpResponse<byte[]> answer = HttpResponse.noContent();
        return answer.header(HttpHeaders.ALLOW, methods + ", " + HttpMethod.OPTIONS);
    }

    private static ApiException error(ErrorContext context, HttpRequest<?> request, int status) {
        Throwable cause = context.getRootCause().orElse(null);
        if (cause instanceof ApiException known) {
            return known;
        }
        if (cause instanceof ConversionErrorException) {
            // Paths alone are converted: no field is.
            return ApiException.of(ErrorCode.NOT_FOUND, ErrorCode.NOT_FOUND.meaning());
        }
        Throwable undecoded = undecoded(request);
        if (undecoded instanceof ApiException known) {
            return known;
        }
        ErrorCode code = undecoded == null ? ofStatus(status) : ofUndecoded(undecoded);
        return ApiException.of(code, code.meaning());
    }

    private static @Nullable Throwable undecoded(HttpRequest<?> request) {
        DecoderResult result = request instanceof NettyHttpRequest<?> netty
                ? netty.getNativeRequest().decoderResult()
                : DecoderResult.SUCCESS;
        return result.isFailure() ? result.cause() : null;
    }

    private static ErrorCode ofUndecoded(Throwable cause) {
        return cause instanceof TooLongFrameException ? ErrorCode.HEADERS_TOO_LARGE : ErrorCode.MALFORMED_REQUEST;
    }

    private static ErrorCode ofStatus(int status) {
        return switch (status) {
            case 400 -> ErrorCode.MALFORMED_REQUEST;
            case 404 -> ErrorCode.NOT_FOUND;
            case 405 -> ErrorCode.METHOD_NOT_ALLOWED;
            case 406 -> ErrorCode.NOT_ACCEPTABLE;
            case 413 -> ErrorCode.BODY_TOO_LARGE;
            case 415 -> ErrorCode.UNSUPPORTED_MEDIA_TYPE;
            default -> ErrorCode.INTERNAL;
        };
    }
}
