package io.restante.systemtest.fuzz.run;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LogCheckTest {
    @ParameterizedTest
    @ValueSource(
            strings = {
                "\tat io.restante.store.Chats.send(Chats.java:12)",
                "Caused by: a broken pipe",
                "12:00:00 WARN io.netty.channel - java.io.IOException: Connection reset",
                "12:00:00 ERROR io.netty.util.ResourceLeakDetector - LEAK: ByteBuf.release() was not called",
                "12:00:00 WARN Cassandra failed to read rows: com.datastax.InvalidQueryException: Key may not be empty",
                "12:00:00 WARN Cassandra failed to read a member: com.datastax.DriverTimeoutException: " + Canary.WORD,
                "12:00:00 INFO chat " + Canary.WORD + "-room-1 has moved"
            })
    void whatAClientMayNotMakeAServiceWriteShouldBeFound(String line) {
        assertThat(LogCheck.isWrong(line)).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "12:00:00 INFO Startup completed in 900ms. Server Running: http://localhost:8080",
                "12:00:00 WARN Cassandra failed to read a member: com.datastax.DriverTimeoutException: after PT1.5S",
                "12:00:00 WARN looked at all shards, 3 of them have moved"
            })
    void whatAServiceWritesOfItselfShouldPass(String line) {
        assertThat(LogCheck.isWrong(line)).isFalse();
    }
}
