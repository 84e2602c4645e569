package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import org.junit.jupiter.api.Test;

class WrkOutputTest {
    private static final String HEAD =
            """
            Running 2s test @ http://127.0.0.1:18080/ping
              2 threads and 100 connections
              Thread Stats   Avg      Stdev     Max   +/- Stdev
                Latency     1.06ms    1.02ms  26.07ms   93.51%
                Req/Sec    52.13k     6.04k   62.35k    70.00%
              Latency Distribution
                 50%  800.00us
                 75%    1.20ms
                 90%    2.10ms
                 99%    5.10ms
              200000 requests in 2.00s, 31.48MB read
            """;
    private static final String TAIL =
            """
            Requests/sec: 100000.00
            Transfer/sec:     15.71MB
            """;

    @Test
    void aRunWithoutFailuresShouldBeRead() {
        Sample sample = WrkOutput.parse(HEAD + TAIL);

        assertThat(sample).isEqualTo(new Sample(100_000, 200_000, 0, 0, 800, 5_100));
    }

    @Test
    void whatIsNoSuccessShouldBeCountedAndNotBeInTheRate() {
        Sample sample = WrkOutput.parse(HEAD
                + """
                  Socket errors: connect 1, read 2, write 3, timeout 4
                  Non-2xx or 3xx responses: 50000
                """
                + TAIL);

        assertThat(sample.done()).isEqualTo(150_000);
        assertThat(sample.rate()).isEqualTo(75_000);
        assertThat(sample.refused()).isEqualTo(50_000);
        assertThat(sample.broken()).isEqualTo(10);
        assertThat(sample.failed()).isEqualTo(50_010);
    }

    @Test
    void everyUnitOfTimeShouldBeKnown() {
        Sample seconds = WrkOutput.parse(HEAD.replace("800.00us", "1.50s").replace("5.10ms", "0.50m"));
        Sample minutes = WrkOutput.parse(HEAD.replace("in 2.00s", "in 2.00m"));

        assertThat(seconds.p50()).isEqualTo(1_500_000, within(0.001));
        assertThat(seconds.p99()).isEqualTo(30_000_000, within(0.001));
        assertThat(minutes.rate()).isEqualTo(200_000 / 120.0, within(0.001));
    }

    @Test
    void whatIsNoOutputOfWrkShouldBeShown() {
        assertThatThrownBy(() -> WrkOutput.parse("unable to connect to 127.0.0.1:1 Connection refused"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("Connection refused");
    }
}
