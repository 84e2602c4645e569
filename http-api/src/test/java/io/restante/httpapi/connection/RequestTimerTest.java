package io.restante.httpapi.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.DefaultFullHttpResponse;
import io.netty.handler.codec.http.DefaultHttpResponse;
import io.netty.handler.codec.http.DefaultLastHttpContent;
import io.netty.handler.codec.http.HttpHeaderNames;
import io.netty.handler.codec.http.HttpHeaderValues;
import io.netty.handler.codec.http.HttpResponseStatus;
import io.netty.handler.codec.http.HttpServerCodec;
import io.netty.handler.codec.http.HttpVersion;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class RequestTimerTest {
    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final EmbeddedChannel channel =
            new EmbeddedChannel(new HttpServerCodec(), new RequestTimer(new RequestMetrics(registry)));

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void aRequestShouldBeCountedByItsRouteAndItsStatus() {
        ask("POST /api/send");
        answer(HttpResponseStatus.OK);
        ask("GET /api/pull?chat=room");
        answer(HttpResponseStatus.BAD_REQUEST);
        ask("GET /api/pull");
        answer(HttpResponseStatus.SERVICE_UNAVAILABLE);

        assertThat(counts()).isEqualTo(Map.of("/api/send 200", 1L, "/api/pull 400", 1L, "/api/pull 503", 1L));
    }

    @Test
    void whatClientsMakeUpShouldNotBecomeNames() {
        for (String target : new String[] {"/", "/api/sender", "/api/pull/ann", "/api", "/x?/api/send"}) {
            ask("GET " + target);
            answer(HttpResponseStatus.NOT_FOUND);
        }

        assertThat(counts()).isEqualTo(Map.of("other 404", 5L));
    }

    @Test
    void anInterimAnswerShouldNotCount() {
        ask("POST /api/send");
        answer(HttpResponseStatus.CONTINUE);
        assertThat(counts()).isEmpty();

        answer(HttpResponseStatus.OK);
        assertThat(counts()).isEqualTo(Map.of("/api/send 200", 1L));
    }

    @Test
    void aRequestShouldLastUntilItsAnswerEnds() {
        ask("GET /api/pull");
        DefaultHttpResponse head = new DefaultHttpResponse(HttpVersion.HTTP_1_1, HttpResponseStatus.OK);
        head.headers().set(HttpHeaderNames.TRANSFER_ENCODING, HttpHeaderValues.CHUNKED);
        channel.writeOutbound(head);
        assertThat(counts()).isEmpty();

        channel.writeOutbound(new DefaultLastHttpContent());
        assertThat(counts()).isEqualTo(Map.of("/api/pull 200", 1L));
    }

    @Test
    void aRequestWhoseClientHasGoneShouldBeCountedOnce() {
        ask("POST /api/send");
        channel.close();

        assertThat(counts()).isEqualTo(Map.of("/api/send none", 1L));
    }

    private void ask(String line) {
        channel.writeInbound(Unpooled.copiedBuffer(line + " HTTP/1.1\r\nHost: here\r\n\r\n", US_ASCII));
    }

    private void answer(HttpResponseStatus status) {
        channel.writeOutbound(new DefaultFullHttpResponse(HttpVersion.HTTP_1_1, status));
    }

    /** By route and status. */
    private Map<String, Long> counts() {
        return registry.find("restante.requests").timers().stream()
                .collect(Collectors.toMap(
                        timer -> timer.getId().getTag("route") + " "
                                + timer.getId().getTag("status"),
                        timer -> timer.count()));
    }
}
