package io.restante.benchmark.row;

import io.restante.benchmark.cluster.ProcessMemory;
import io.restante.benchmark.load.Acknowledged;
import io.restante.benchmark.load.SurgeAnswers;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.Target;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Stage;
import io.restante.loadgen.result.Code;
import java.io.IOException;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * Three times the highest rate, and then half of it. The load generator takes its part of the machine, so the highest rate
 * is the one that it reaches itself, just before.
 */
public final class OverloadRow {
    private static final double SURPLUS = 3;
    private static final double LEAST_GOODPUT = 0.85;
    private static final double MOST_RECOVERY_SECONDS = 2;
    private static final Duration CALM = Duration.ofSeconds(10);
    /** More than the API lets in at once, so that the surplus arrives there. */
    private static final int CONNECTIONS = 2_000;

    private static final int CHATS = 1_000;

    private final Bench bench;

    public OverloadRow(Bench bench) {
        this.bench = bench;
    }

    public void measure() throws IOException, InterruptedException {
        bench.warmUp(Talks.sends());
        Summary before = bench.loads().closed(bench.size().length(), Talks.sends());
        double highest = before.totals().answered(Code.SUCCESS) * 1e9 / before.sending();
        Duration surge = bench.size().overload();
        Schedule schedule =
                new Schedule(List.of(Stage.steady(SURPLUS * highest, surge), Stage.steady(highest / 2, CALM)));
        bench.say(String.format(
                Locale.ROOT, "  %,.0f/s for %d s, then %,.0f/s", SURPLUS * highest, surge.toSeconds(), highest / 2));
        Acknowledged sends = new Acknowledged(Talks.of("overload", CHATS, 0), (int) Math.ceil(schedule.calls()) + 1);
        SurgeAnswers answers = new SurgeAnswers(surge);
        Summary summary = bench.loads().stages(schedule, CONNECTIONS, sends, answers);
        answers.await();
        Map<String, ProcessMemory> memory = new LinkedHashMap<>();
        for (Map.Entry<String, Long> process : bench.cluster().pids().entrySet()) {
            memory.put(process.getKey(), ProcessMemory.of(process.getValue()));
        }
        bench.say("  looking for what was acknowledged");
        long lost = sends.lost(bench.door());
        report(highest, surge, summary, answers, lost, memory);
    }

    private void report(
            double highest,
            Duration surge,
            Summary summary,
            SurgeAnswers answers,
            long lost,
            Map<String, ProcessMemory> memory) {
        String row = Row.OVERLOAD.word();
        double goodput = answers.answered() / (surge.toMillis() / 1e3);
        Map<String, Object> details = new LinkedHashMap<>(Times.details(summary));
        details.put("highest_per_second", highest);
        details.put("answered", answers.answered());
        details.put("shed", answers.shed());
        details.put("shed_without_retry_after", answers.shedWithoutAdvice());
        details.put("otherwise", answers.otherwise());
        details.put("results_not_counted", summary.dropped());
        details.put("recovery_ms", answers.recovery().toMillis());
        details.put("lost", lost);
        bench.report().add(row, details);

        String length = "3 times the highest rate for " + surge.toSeconds() + " s: ";
        bench.report()
                .add(Finding.ratio(
                        row,
                        length + "goodput",
                        Comparison.perSecond(goodput),
                        "highest " + Comparison.perSecond(highest),
                        goodput / highest,
                        Target.atLeast(LEAST_GOODPUT),
                        String.format(
                                Locale.ROOT,
                                "%,d answered, %,d shed, %,d otherwise, %,d not sent",
                                answers.answered(),
                                answers.shed(),
                                answers.otherwise(),
                                summary.unsent())));
        bench.report().add(Finding.none(row, length + "429 or 503 without Retry-After", answers.shedWithoutAdvice()));
        bench.report()
                .add(Finding.value(
                        row,
                        length + "recovery",
                        answers.recovery().toMillis() / 1e3,
                        Target.atMost(MOST_RECOVERY_SECONDS, " s"),
                        ""));
        bench.report().add(Finding.none(row, length + "acknowledged and lost", lost));
        memory.forEach((process, of) ->
                bench.report().add(Finding.told(row, length + "resident, peak, " + process, of.peakMib() + " MiB")));
    }
}
