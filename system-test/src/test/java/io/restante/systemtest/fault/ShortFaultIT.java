package io.restante.systemtest.fault;

import io.restante.history.check.Invariant;
import io.restante.systemtest.fault.cluster.FaultCluster;
import io.restante.systemtest.fault.proxy.Direction;
import io.restante.systemtest.fault.scenario.LinkScenarios;
import io.restante.systemtest.fault.scenario.ProcessScenarios;
import io.restante.systemtest.fault.scenario.Scenario;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;

/** Each of the worst faults once; {@link LongFaultIT} draws many. */
class ShortFaultIT {
    private static final Duration LONG = Duration.ofMillis(4_500);
    /** Many sends a second, so that a short run shows much. */
    private static final Duration BUSY = Duration.ofMillis(100);

    @AfterAll
    static void end() {
        FaultCluster.end();
    }

    @Test
    void promisesShouldHoldWhenTheOwnerIsKilledAndItsChatsShouldTakeSendsAgain() throws Exception {
        FaultReport report = judge("kill-owner", ProcessScenarios.killOwner(0));

        Judgement.assertJudged(report.judgement(), Invariant.I9);
        Judgement.assertJudged(report.judgement(), Invariant.I10);
    }

    @Test
    void promisesShouldHoldWhenAStoreIsPausedForLongerThanItsLease() throws Exception {
        judge("pause-owner", ProcessScenarios.pauseOwner(1, LONG));
    }

    @Test
    void promisesShouldHoldWhenAMutationArrivesAfterTheTakeover() throws Exception {
        FaultReport report = judge("held-mutation", LinkScenarios.heldMutation(2, true));

        Judgement.assertJudged(report.judgement(), Invariant.I9);
    }

    @Test
    void promisesShouldHoldWhenAnswersAreLost() throws Exception {
        judge("dropped-answers", LinkScenarios.droppedAnswers(3, 3));
    }

    @Test
    void promisesShouldHoldWhenAStoreIsNotHeardByItsNodes() throws Exception {
        judge("cut", LinkScenarios.cut(4, -1, Direction.REQUESTS, LONG, true));
    }

    @Test
    void promisesShouldHoldWhenAllStoresAreKilledAtOnce() throws Exception {
        judge("kill-all-stores", ProcessScenarios.killAllStores());
    }

    private static FaultReport judge(String name, Scenario scenario) throws Exception {
        FaultReport report = new Experiment(name, name.hashCode(), BUSY).run(List.of(scenario));
        System.out.println(report);
        Judgement.assertHolds(report.judgement());
        return report;
    }
}
