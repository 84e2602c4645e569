package io.restante.systemtest.fault;

import io.restante.history.check.HistoryChecker;
import io.restante.history.file.DamagedHistoryException;
import io.restante.history.file.Ending;
import io.restante.history.file.FileRecorder;
import io.restante.history.file.HistoryReader;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Row;
import io.restante.systemtest.fault.cluster.FaultCluster;
import io.restante.systemtest.fault.cluster.Tables;
import io.restante.systemtest.fault.load.Chat;
import io.restante.systemtest.fault.load.Load;
import io.restante.systemtest.fault.scenario.Scenario;
import io.restante.systemtest.fault.scenario.Stage;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.awaitility.core.ConditionTimeoutException;

/** One load, the faults under it, and the judgement. Leaves {@code history.jsonl} and {@code report.txt}. */
final class Experiment {
    private final FaultCluster cluster = FaultCluster.shared();
    private final Path folder;
    private final String name;
    private final long seed;
    private final Duration sendersPause;
    private final List<PlayedScenario> played = new ArrayList<>();

    /**
     * @param name of its chats and of its folder below {@code target/faults}
     * @param sendersPause how long each sender rests between its turns, at least
     */
    Experiment(String name, long seed, Duration sendersPause) {
        this.name = name;
        this.sendersPause = sendersPause;
        this.seed = seed;
        this.folder = Path.of("target", "faults", name);
    }

    /**
     * Plays the scenarios one after another, and judges what clients saw. Where the cluster or its load does not come back, what there
     * is by then is judged and left all the same.
     */
    FaultReport run(Iterable<Scenario> scenarios) throws IOException, InterruptedException, DamagedHistoryException {
        Path history = Files.createDirectories(folder).resolve("history.jsonl");
        try {
            perform(scenarios, history);
        } catch (ConditionTimeoutException | AssertionError broken) {
            leave(judge(history));
            throw broken;
        }
        FaultReport report = judge(history);
        leave(report);
        return report;
    }

    private void leave(FaultReport report) throws IOException {
        Files.writeString(folder.resolve("report.txt"), report.toString());
    }

    private void perform(Iterable<Scenario> scenarios, Path history) throws IOException, InterruptedException {
        try (FileRecorder recorder = new FileRecorder(history);
                Tables tables = new Tables(cluster.contactPoints())) {
            Load load = new Load(name, cluster, recorder, seed, sendersPause);
            Stage stage = new Stage(cluster, tables, load, recorder);
            load.start();
            try {
                for (Scenario scenario : scenarios) {
                    play(stage, scenario);
                }
            } finally {
                load.stop();
            }
            load.finish();
            for (Chat chat : load.chats()) {
                readAtLast(chat, tables, recorder);
            }
        }
    }

    private void play(Stage stage, Scenario scenario) throws InterruptedException {
        System.out.println("scenario " + (played.size() + 1) + ", " + scenario);
        long before = stage.load().stored();
        long began = System.nanoTime();
        stage.play(scenario);
        played.add(new PlayedScenario(
                scenario, began, System.nanoTime(), stage.load().stored() - before));
    }

    private static void readAtLast(Chat chat, Tables tables, FileRecorder recorder) {
        int id = recorder.nextId();
        long invoked = System.nanoTime();
        List<Row> rows = tables.messages(chat.name());
        recorder.record(new FinalRead(id, chat.name(), FinalRead.ALL, invoked, System.nanoTime(), rows));
    }

    private FaultReport judge(Path history) throws IOException, DamagedHistoryException {
        HistoryChecker checker = new HistoryChecker();
        RecoveryTimes recovery = new RecoveryTimes();
        FaultCounts faults = new FaultCounts();
        Ending ending = HistoryReader.read(history, entry -> {
            checker.add(entry);
            recovery.add(entry);
            faults.add(entry);
        });
        return new FaultReport(seed, List.copyOf(played), faults, recovery, checker.report(ending == Ending.CLOSED));
    }
}
