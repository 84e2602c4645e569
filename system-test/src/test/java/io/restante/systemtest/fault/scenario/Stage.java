package io.restante.systemtest.fault.scenario;

import com.datastax.oss.driver.api.core.DriverException;
import io.restante.history.file.Recorder;
import io.restante.history.operation.Fault;
import io.restante.history.operation.Fault.Kind;
import io.restante.systemtest.fault.cluster.FaultCluster;
import io.restante.systemtest.fault.cluster.Part;
import io.restante.systemtest.fault.cluster.StorePart;
import io.restante.systemtest.fault.cluster.Tables;
import io.restante.systemtest.fault.load.Chat;
import io.restante.systemtest.fault.load.Load;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.TimeUnit;
import org.awaitility.Awaitility;

/** Where scenarios play: the cluster, its load, and the history in which each fault is noted. For one thread. */
public final class Stage {
    /** The load must get so far before and after each fault, or the fault is no test of anything. */
    private static final long FLOOR = 40;

    private static final Duration PATIENCE = Duration.ofSeconds(90);
    /** The kill of an owner is judged only where so long before and after it nothing else goes wrong. */
    private static final Duration ALONE = Duration.ofMillis(5_300);

    private final FaultCluster cluster;
    private final Tables tables;
    private final Load load;
    private final Recorder recorder;
    private long lastFault = System.nanoTime() - ALONE.toNanos();
    private boolean lastWasOwner;

    public Stage(FaultCluster cluster, Tables tables, Load load, Recorder recorder) {
        this.cluster = cluster;
        this.tables = tables;
        this.load = load;
        this.recorder = recorder;
    }

    public FaultCluster cluster() {
        return cluster;
    }

    public Load load() {
        return load;
    }

    /** Plays one scenario between two stretches of undisturbed load. */
    public void play(Scenario scenario) throws InterruptedException {
        awaitLoad();
        if (lastWasOwner) {
            awaitAlone();
        }
        lastWasOwner = false;
        scenario.action().run(this);
        cluster.awaitReady(cluster.all());
        awaitLoad();
    }

    /** Waits until the last fault is so long ago that a kill stands alone. */
    void awaitAlone() throws InterruptedException {
        hold(Duration.ofNanos(lastFault + ALONE.toNanos() - System.nanoTime()));
    }

    /** Kills the owner of a chat, as a fault whose recovery is judged. */
    void killOwner(StorePart owner) {
        List<String> chats = load.chats().stream()
                .map(Chat::name)
                .filter(chat -> owner(chat) == owner)
                .toList();
        record(Kind.KILL, owner.name(), chats);
        owner.kill();
        lastWasOwner = true;
    }

    void kill(Part part) {
        record(Kind.KILL, part.name());
        part.kill();
    }

    void start(Part part) {
        part.start();
        record(Kind.START, part.name());
    }

    void pause(Part part) {
        record(Kind.PAUSE, part.name());
        part.pause();
    }

    void resume(Part part) {
        part.resume();
        record(Kind.RESUME, part.name());
    }

    void record(Kind kind, String target) {
        record(kind, target, List.of());
    }

    /** Lets what is wrong go on for so long. */
    void hold(Duration length) throws InterruptedException {
        TimeUnit.NANOSECONDS.sleep(Math.max(0, length.toNanos()));
    }

    /** The store that owns a chat now, by the tables. */
    StorePart owner(String chat) {
        String address = tables.owner(chat);
        return cluster.stores().stream()
                .filter(store -> store.address().equals(address))
                .findFirst()
                .orElseThrow();
    }

    StorePart owner(int chat) {
        return owner(load.chats().get(chat).name());
    }

    long epoch(String chat) {
        return tables.epoch(chat);
    }

    Chat chat(String name) {
        return load.chats().stream()
                .filter(chat -> chat.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    void await(String what, Callable<Boolean> condition) {
        Awaitility.await(what)
                .atMost(PATIENCE)
                .pollInterval(Duration.ofMillis(50))
                .ignoreException(DriverException.class)
                .until(condition);
    }

    private void awaitLoad() {
        long stored = load.stored() + FLOOR;
        long pulled = load.pulled() + FLOOR;
        await("the load gets on", () -> load.stored() >= stored && load.pulled() >= pulled);
    }

    private void record(Kind kind, String target, List<String> chats) {
        long now = System.nanoTime();
        recorder.record(new Fault(recorder.nextId(), kind, target, now, chats));
        if (kind == Kind.KILL || kind == Kind.PAUSE || kind == Kind.PARTITION || kind == Kind.HOLD) {
            lastFault = now;
        }
    }
}
