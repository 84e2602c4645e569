package io.restante.systemtest.fault;

import io.restante.history.check.Report;
import io.restante.systemtest.fault.scenario.Scenario;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** What was done, what clients did meanwhile, and how the promises stand. */
record FaultReport(
        long seed, List<PlayedScenario> played, FaultCounts faults, RecoveryTimes recovery, Report judgement) {
    @Override
    public String toString() {
        StringBuilder text = new StringBuilder();
        text.append("seed %d%n%s%n%d scenarios:%n".formatted(seed, faults, played.size()));
        counts().forEach((kind, count) -> text.append("  %-32s %d%n".formatted(kind, count)));
        text.append("%n%s%n%n%s%n".formatted(recovery, judgement));
        long start = played.isEmpty() ? 0 : played.get(0).began();
        for (int i = 0; i < played.size(); i++) {
            PlayedScenario one = played.get(i);
            text.append("%4d  at %6.1f s, took %5.1f s, %,6d stored  %s%n"
                    .formatted(
                            i + 1,
                            (one.began() - start) / 1e9,
                            (one.ended() - one.began()) / 1e9,
                            one.stored(),
                            one.scenario()));
        }
        return text.toString();
    }

    private Map<String, Long> counts() {
        return played.stream()
                .map(PlayedScenario::scenario)
                .collect(Collectors.groupingBy(Scenario::kind, TreeMap::new, Collectors.counting()));
    }
}
