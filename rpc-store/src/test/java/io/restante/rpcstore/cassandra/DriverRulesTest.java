package io.restante.rpcstore.cassandra;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class DriverRulesTest {
    @ParameterizedTest
    @CsvSource({
        "basic.request.consistency, LOCAL_ONE, QUORUM",
        "basic.request.consistency, LOCAL_QUORUM, QUORUM",
        "basic.request.serial-consistency, LOCAL_SERIAL, SERIAL",
        "basic.request.default-idempotence, true, false",
        "advanced.retry-policy.class, DefaultRetryPolicy, io.restante.rpcstore.cassandra.ReadsElsewhere",
        "advanced.speculative-execution-policy.class, ConstantSpeculativeExecutionPolicy, NoSpeculativeExecutionPolicy",
        "advanced.timestamp-generator.class, AtomicTimestampGenerator, ServerSideTimestampGenerator"
    })
    void optionThatBreaksAPromiseShouldBeRefused(String option, String value, String expected) {
        DriverExecutionProfile profile = profile(option, value);

        assertThatThrownBy(() -> DriverRules.check(profile))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cassandra.default." + option + " must be " + expected + ", not " + value);
    }

    @Test
    void timeoutOfANodeShouldBeBelowOurs() {
        DriverExecutionProfile profile = profile("basic.request.timeout", "2 seconds");

        assertThatThrownBy(() -> DriverRules.checkTimeout(profile, "write_request_timeout", Duration.ofSeconds(2)))
                .isInstanceOf(IllegalStateException.class)
                .hasMessage("cassandra.default.basic.request.timeout must be above Cassandra's write_request_timeout,"
                        + " which is 2000 ms, not 2000 ms");
        assertThatCode(() -> DriverRules.checkTimeout(profile, "write_request_timeout", Duration.ofMillis(1_999)))
                .doesNotThrowAnyException();
    }

    private static DriverExecutionProfile profile(String option, String value) {
        return DriverOptionsTest.messages(
                DriverOptionsTest.options(DriverOptionsTest.file(Map.of("cassandra.default." + option, value))));
    }
}
