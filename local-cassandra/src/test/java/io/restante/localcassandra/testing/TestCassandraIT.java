package io.restante.localcassandra.testing;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.localcassandra.CqlProbe;
import java.time.Duration;
import org.junit.jupiter.api.Test;

class TestCassandraIT {
    @Test
    void sharedShouldAnswerCqlAndBeOneForAll() {
        TestCassandra cassandra = TestCassandra.shared();

        assertThat(CqlProbe.answers(cassandra.contactPoint(), Duration.ofSeconds(5)))
                .isTrue();
        assertThat(TestCassandra.shared()).isSameAs(cassandra);
    }
}
