package io.restante.systemtest.fuzz.grpc;

import static org.assertj.core.api.Assertions.assertThat;

import io.netty.handler.codec.http2.DefaultHttp2Headers;
import io.netty.handler.codec.http2.Http2Headers;
import org.junit.jupiter.api.Test;

class FrameRefusalTest {
    private static final String OF_THE_LIBRARY = "Encountered end-of-stream mid-frame";

    @Test
    void wordsOfTheLibraryShouldBeARefusalOfFrames() {
        assertThat(FrameRefusal.is(internal(OF_THE_LIBRARY))).isTrue();
    }

    @Test
    void otherWordsOrDetailsOfAServiceShouldBeADefect() {
        assertThat(FrameRefusal.is(internal("INTERNAL_ERROR"))).isFalse();
        assertThat(FrameRefusal.is(internal(OF_THE_LIBRARY).set("grpc-status-details-bin", "CA0")))
                .isFalse();
    }

    @Test
    void anHttpStatusOfTheClientShouldBeARefusalAndThatOfADefectNot() {
        assertThat(FrameRefusal.is(internal("Content-Type is missing").status("415")))
                .isTrue();
        assertThat(FrameRefusal.is(internal("").status("500"))).isFalse();
    }

    private static Http2Headers internal(String message) {
        return new DefaultHttp2Headers().status("200").set("grpc-status", "13").set("grpc-message", message);
    }
}
