package io.restante.systemtest.fault;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.Invariant;
import io.restante.history.check.Verdict.Status;
import io.restante.systemtest.fault.cluster.FaultCluster;
import io.restante.systemtest.fault.scenario.Scenario;
import io.restante.systemtest.fault.scenario.ScenarioDeck;
import java.time.Duration;
import java.util.Iterator;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/** Faults of all kinds, drawn from a seed, for as long as {@code -Dfaults.minutes} says; not part of every build. */
@EnabledIfSystemProperty(named = "faults.minutes", matches = "[0-9]+")
class LongFaultIT {
    private static final Duration LENGTH = Duration.ofMinutes(Long.getLong("faults.minutes", 30));

    /** Recovery is judged: two cores must not be busy with the load alone. */
    private static final Duration CALM = Duration.ofMillis(300);

    /** 100 in half an hour. */
    private static final long LEAST_FAULTS = LENGTH.toMinutes() * 100 / 30;

    @AfterAll
    static void end() {
        FaultCluster.end();
    }

    @Test
    void promisesShouldHoldUnderFaultsOfAllKinds() throws Exception {
        long seed = Long.getLong("faults.seed", new Random().nextInt(Integer.MAX_VALUE));
        System.out.println("faults.seed " + seed + ", for " + LENGTH);
        Experiment experiment = new Experiment("long", seed, CALM);

        FaultReport report = experiment.run(() -> dealtUntil(System.nanoTime() + LENGTH.toNanos(), seed));

        System.out.println(report);
        Judgement.assertHolds(report.judgement());
        assertThat(report.faults().all()).isGreaterThanOrEqualTo(LEAST_FAULTS);
        assertThat(report.judgement().of(Invariant.I10).status()).isEqualTo(Status.HELD);
    }

    private static Iterator<Scenario> dealtUntil(long end, long seed) {
        ScenarioDeck deck = new ScenarioDeck(seed);
        return new Iterator<>() {
            @Override
            public boolean hasNext() {
                return System.nanoTime() < end;
            }

            @Override
            public Scenario next() {
                return deck.next();
            }
        };
    }
}
