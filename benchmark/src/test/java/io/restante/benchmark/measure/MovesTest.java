package io.restante.benchmark.measure;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.benchmark.measure.Arrivals.Arrival;
import io.restante.loadgen.caller.Payload;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.time.Instant;
import org.junit.jupiter.api.Test;

class MovesTest {
    private static final String FROM = "6f1c0a0e-64a0-4d27-9f0b-1d7d0f4c5a01";
    private static final String TO = "0e2d9f0c-7e0a-4c39-8f1d-5a6b7c8d9e02";

    @Test
    void onlyPlannedMovesShouldBeReadFromALog() {
        String log =
                """
                2026-11-29T10:00:00.250Z INFO  [timers] i.r.rpcstore.shard.Holdings - Shard 17, epoch 3: from %1$s to %2$s: handed over
                2026-11-29T10:00:00.300Z INFO  [timers] i.r.rpcstore.shard.Holdings - Shard 18, epoch 2: from %1$s to %2$s: that one is dead
                2026-11-29T10:00:01.000Z INFO  [main] io.restante.rpcstore.RpcStore - Listens on 127.0.0.1:8888
                """
                        .formatted(FROM, TO);

        assertThat(Arrivals.parse(log)).containsExactly(new Arrival(Instant.parse("2026-11-29T10:00:00.250Z"), 17));
    }

    @Test
    void aWaitShouldBeTheLongestOfItsChatsCallsThatWereUnderWay() {
        Waits waits = new Waits(2);
        waits.onNext(call(0, 0, 90));
        waits.onNext(call(2, 100, 40));
        waits.onNext(call(4, 120, 60));
        waits.onNext(call(6, 300, 70));
        waits.onNext(call(1, 100, 500));

        assertThat(waits.longest(0, 95, 299)).as("due and ended around it").isEqualTo(60);
        assertThat(waits.longest(0, 170, 300)).as("begun before, or at its end").isEqualTo(70);
        assertThat(waits.longest(0, 400, 500)).isZero();
        assertThat(waits.longest(1, 0, 100)).isEqualTo(500);
    }

    private static Result call(long id, long due, long elapsed) {
        return new Result(id, Payload.EMPTY, Payload.EMPTY, Code.SUCCESS, "", due, due + 5, elapsed);
    }
}
