package io.restante.httpapi.connection;

import static java.nio.charset.StandardCharsets.US_ASCII;
import static org.assertj.core.api.Assertions.assertThat;

import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.netty.buffer.Unpooled;
import io.netty.channel.embedded.EmbeddedChannel;
import io.netty.handler.codec.http.HttpServerCodec;
import io.restante.httpapi.config.ConnectionsConfig;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** When exactly a slow client is cut: on a clock that the test moves. */
class SlowClientGuardTest {
    private static final String HEAD = "POST / HTTP/1.1\r\nContent-Length: 3\r\n\r\n";
    private static final ConnectionsConfig LIMITS = new ConnectionsConfig(
            1, null, Duration.ofSeconds(10), Duration.ofSeconds(60), Duration.ofSeconds(60), 1, null);

    private final SimpleMeterRegistry registry = new SimpleMeterRegistry();
    private final WaitingBytes waiting = new WaitingBytes(100);
    private final EmbeddedChannel channel = channel();

    @BeforeEach
    void stopTheClock() {
        channel.freezeTime();
    }

    @AfterEach
    void close() {
        channel.finishAndReleaseAll();
    }

    @Test
    void anotherByteOfAHeadShouldBuyNoTime() {
        read("GET / HTTP/1.1\r\n");
        for (int second = 1; second < 10; second++) {
            pass(Duration.ofSeconds(1));
            read("x");
        }
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(cuts("head")).isEqualTo(1);
    }

    @Test
    void anotherByteOfABodyShouldBuyNoTime() {
        read(HEAD);
        pass(Duration.ofSeconds(59));
        read("1");
        assertThat(channel.isOpen()).isTrue();
        pass(Duration.ofSeconds(1));

        assertThat(channel.isOpen()).isFalse();
        assertThat(cuts("body")).isEqualTo(1);
    }

    @Test
    void eachRequestShouldHaveItsWholeTime() {
        for (int i = 0; i < 5; i++) {
            read(HEAD.substring(0, 9));
            pass(Duration.ofSeconds(9));
            read(HEAD.substring(9));
            pass(Duration.ofSeconds(59));
            read("123");
        }

        assertThat(channel.isOpen()).isTrue();
    }

    @Test
    void aConnectionWithoutARequestShouldBeLeftToItsIdleTimeout() {
        read(HEAD + "123");
        pass(Duration.ofDays(1));

        assertThat(channel.isOpen()).isTrue();
        assertThat(channel.hasPendingTasks()).isFalse();
    }

    @Test
    void bytesOfABodyShouldBeGivenBackAtItsEndAndAtTheEndOfItsConnection() {
        read(HEAD + "12");
        assertThat(waiting.hold(99)).isFalse();
        read("3");
        assertThat(waiting.hold(100)).isTrue();
        waiting.release(100);

        read(HEAD + "12");
        channel.close();
        assertThat(waiting.hold(100)).isTrue();
    }

    @Test
    void whatIsThrownAwayOfABodyShouldNotCount() {
        EmbeddedChannel other = channel();
        other.writeInbound(
                Unpooled.copiedBuffer("POST / HTTP/1.1\r\nContent-Length: 99\r\n\r\n" + "x".repeat(50), US_ASCII));

        assertThat(other.isOpen()).isTrue();
        assertThat(waiting.hold(97)).isTrue();
        other.finishAndReleaseAll();
    }

    @Test
    void bytesOfAHeadShouldBeGivenBackAtItsEndAndAtTheEndOfItsConnection() {
        read(HEAD.substring(0, 10));
        read(HEAD.substring(10, 20));
        assertThat(waiting.hold(81)).isFalse();
        read(HEAD.substring(20) + "123");
        assertThat(waiting.hold(100)).isTrue();
        waiting.release(100);

        read(HEAD.substring(0, 10));
        channel.close();
        assertThat(waiting.hold(100)).isTrue();
    }

    @Test
    void aHeadThatHoldsTooMuchMemoryShouldBeCut() {
        read("GET /" + "x".repeat(95));
        assertThat(channel.isOpen()).isTrue();
        read("x");
        channel.runPendingTasks();

        assertThat(channel.isOpen()).isFalse();
        assertThat(cuts("memory")).isEqualTo(1);
        assertThat(waiting.hold(100)).isTrue();
    }

    @Test
    void whatIsThrownAwayBehindAHeadThatCannotBeReadShouldNotCount() {
        read("GET /\r\n");
        read("x".repeat(101));
        channel.runPendingTasks();

        assertThat(channel.isOpen()).isTrue();
        assertThat(waiting.hold(100)).isTrue();
    }

    @Test
    void aReadThatBringsNothingShouldBeNoBeginningOfAHead() {
        channel.pipeline().fireChannelReadComplete();
        pass(Duration.ofDays(1));

        assertThat(channel.isOpen()).isTrue();
    }

    private EmbeddedChannel channel() {
        IncomingBytes incoming = new IncomingBytes();
        return new EmbeddedChannel(
                incoming,
                new HttpServerCodec(),
                new SlowClientGuard(LIMITS, 3, incoming, waiting, new ConnectionMetrics(registry)));
    }

    private void read(String bytes) {
        channel.writeInbound(Unpooled.copiedBuffer(bytes, US_ASCII));
        channel.releaseInbound();
    }

    private void pass(Duration time) {
        channel.advanceTimeBy(time.toNanos(), TimeUnit.NANOSECONDS);
        channel.runScheduledPendingTasks();
    }

    private double cuts(String why) {
        return registry.get("restante.connections.cut")
                .tag("why", why)
                .counter()
                .count();
    }
}
