package io.restante.systemtest.fault.upgrade;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.history.check.HistoryChecker;
import io.restante.history.check.Report;
import io.restante.history.file.Ending;
import io.restante.history.file.FileRecorder;
import io.restante.history.file.HistoryReader;
import io.restante.history.operation.Entry;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.systemtest.fault.Judgement;
import io.restante.systemtest.fault.cluster.Tables;
import io.restante.systemtest.fault.load.Chat;
import io.restante.systemtest.fault.load.Load;
import io.restante.systemtest.fault.upgrade.MixedCluster.Service;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * An upgrade as docs/upgrades.md says it: the stores, one at a time, then the API, and then one store back. {@code -Dupgrade.previous} names the
 * version to begin with; {@code system-test/upgrade-from COMMIT} builds one. Leaves {@code target/faults/upgrade/}.
 */
@EnabledIfSystemProperty(named = "upgrade.previous", matches = ".+")
class UpgradeIT {
    private static final Duration SENDERS_PAUSE = Duration.ofMillis(200);
    /** The load must get so far with each mixture of versions. */
    private static final long FLOOR = 200;

    private final Version previous = Version.previous();
    private final Version present = Version.present();
    private final List<String> failed = new ArrayList<>();
    private long requests;

    @Test
    void noRequestShouldFailInAnUpgradeNorOnTheWayBack() throws Exception {
        Path folder = Files.createDirectories(Path.of("target", "faults", "upgrade"));
        Path history = folder.resolve("history.jsonl");
        try (MixedCluster cluster = new MixedCluster();
                Balancer stores = new Balancer("stores");
                Balancer apis = new Balancer("apis")) {
            stores.add(cluster.store(1));
            stores.add(cluster.store(2));
            Service first = cluster.startStore(1, previous);
            Service second = cluster.startStore(2, previous);
            Service api = cluster.startApi(1, previous);
            apis.add(api.door());
            try (Tables tables = new Tables(cluster.contactPoints());
                    FileRecorder recorder = new FileRecorder(history)) {
                Load load = new Load("upgrade", List.of(stores, apis), recorder, 1, SENDERS_PAUSE);
                load.start();
                rest("two stores and an API of the previous version", load, tables, cluster);

                first.stop();
                first = cluster.startStore(1, present);
                rest("one store of each", load, tables, cluster);
                second.stop();
                second = cluster.startStore(2, present);
                rest("both stores of the present version", load, tables, cluster);

                Service next = cluster.startApi(2, present);
                apis.add(next.door());
                rest("one API of each", load, tables, cluster);
                api.stop();
                apis.remove(api.door());
                rest("all of the present version", load, tables, cluster);

                first.stop();
                first = cluster.startStore(1, previous);
                rest("one store of the previous version again", load, tables, cluster);

                load.stop();
                load.finish();
                for (Chat chat : load.chats()) {
                    int id = recorder.nextId();
                    long invoked = System.nanoTime();
                    recorder.record(new FinalRead(
                            id, chat.name(), FinalRead.ALL, invoked, System.nanoTime(), tables.messages(chat.name())));
                }
                next.stop();
                first.stop();
                second.stop();
            }
        }
        HistoryChecker checker = new HistoryChecker();
        Ending ending = HistoryReader.read(history, entry -> {
            checker.add(entry);
            count(entry);
        });
        Report report = checker.report(ending == Ending.CLOSED);
        String text = "%d requests, %d failed%n%s%n%s%n".formatted(requests, failed.size(), failed, report);
        System.out.println(text);
        Files.writeString(folder.resolve("report.txt"), text);
        assertThat(failed).isEmpty();
        Judgement.assertHolds(report);
    }

    /** Until each store owns some of the chats, and then some load. */
    private static void rest(String what, Load load, Tables tables, MixedCluster cluster) {
        System.out.println("upgrade: " + what);
        for (int store = 1; store <= 2; store++) {
            String address = cluster.address(store);
            MixedCluster.await(address + " owns a chat", () -> load.chats().stream()
                    .anyMatch(chat -> tables.owner(chat.name()).equals(address)));
        }
        long stored = load.stored() + FLOOR;
        long pulled = load.pulled() + FLOOR;
        MixedCluster.await("the load gets on", () -> load.stored() >= stored && load.pulled() >= pulled);
    }

    private void count(Entry entry) {
        if (entry instanceof Send send) {
            requests++;
            if (!(send.outcome() instanceof SendOutcome.Stored)) {
                failed.add(send.toString());
            }
        } else if (entry instanceof Pull pull) {
            requests++;
            if (!(pull.outcome() instanceof PullOutcome.Page)) {
                failed.add(pull.toString());
            }
        }
    }
}
