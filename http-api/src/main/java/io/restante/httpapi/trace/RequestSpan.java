package io.restante.httpapi.trace;

import io.micronaut.context.annotation.Requires;
import io.micronaut.http.HttpHeaders;
import io.micronaut.http.HttpMethod;
import io.micronaut.http.HttpRequest;
import io.micronaut.http.HttpResponse;
import io.micronaut.http.annotation.RequestFilter;
import io.micronaut.http.annotation.ResponseFilter;
import io.micronaut.http.annotation.ServerFilter;
import io.opentelemetry.api.trace.SpanKind;
import io.opentelemetry.context.propagation.TextMapGetter;
import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import io.restante.service.trace.Traces;
import io.restante.service.trace.TracesWanted;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Gives each request of the API a span, below the one that its headers name, and tells the log which trace a defect was
 * in: the framework, which logs the defect itself, does not know. In place only where traces are on. Neither query nor body is told: a message may stand in both.
 */
@ServerFilter("/api/**")
@Requires(condition = TracesWanted.class)
public final class RequestSpan {
    private static final Logger LOG = LoggerFactory.getLogger(RequestSpan.class);
    private static final String ATTRIBUTE = RequestSpan.class.getName();
    private static final Set<String> ROUTES = Set.of("/api/send", "/api/pull");
    private static final int SERVER_ERROR = 500;
    private static final TextMapGetter<HttpHeaders> HEADERS = RequestSpan::header;

    private final Traces traces;

    RequestSpan(Traces traces) {
        this.traces = traces;
    }

    /** The span of a request; {@link CallSpan#NONE} where it has none. */
    public static CallSpan of(Traces traces, HttpRequest<?> request) {
        return traces.areOn() ? request.getAttribute(ATTRIBUTE, CallSpan.class).orElse(CallSpan.NONE) : CallSpan.NONE;
    }

    @RequestFilter
    void begin(HttpRequest<?> request) {
        String method = request.getMethod() == HttpMethod.CUSTOM ? "_OTHER" : request.getMethodName();
        boolean known = ROUTES.contains(request.getPath());
        String name = known ? method + " " + request.getPath() : method;
        CallSpan span = traces.enter(name, SpanKind.SERVER, request.getHeaders(), HEADERS)
                .with(TraceKeys.HTTP_METHOD, method);
        if (known) {
            span.with(TraceKeys.HTTP_ROUTE, request.getPath());
        }
        request.setAttribute(ATTRIBUTE, span);
    }

    @ResponseFilter
    void end(HttpRequest<?> request, HttpResponse<?> response) {
        CallSpan span = of(traces, request).with(TraceKeys.HTTP_STATUS, response.code());
        if (response.code() == SERVER_ERROR) {
            span.log(() -> LOG.error("The defect that was just logged has failed a request of this trace"));
        }
        if (response.code() >= SERVER_ERROR) {
            span.fail(Integer.toString(response.code()));
        } else {
            span.end();
        }
    }

    private static @Nullable String header(@Nullable HttpHeaders headers, String name) {
        return headers == null ? null : headers.get(name);
    }
}
