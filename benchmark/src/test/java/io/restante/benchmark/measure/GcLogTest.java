package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class GcLogTest {
    @Test
    void theLongestPauseShouldBeFound() {
        GcLog log = GcLog.parse(
                """
                [0.008s] Using Serial
                [1.234s] GC(0) Pause Young (Allocation Failure) 10M->4M(30M) 4.567ms
                [2.345s] GC(1) Pause Full (Metadata GC Threshold) 10M->4M(30M) 123.400ms
                [3.456s] GC(2) Concurrent Mark Cycle 900.000ms
                [4.456s] GC(3) Pause Young (Allocation Failure) 10M->4M(30M) 5.000ms
                """);

        assertThat(log).isEqualTo(new GcLog(3, 123.4));
    }

    @Test
    void aLogWithoutPausesShouldHaveNone() {
        assertThat(GcLog.parse("[0.008s] Using Serial\n")).isEqualTo(new GcLog(0, 0));
    }
}
