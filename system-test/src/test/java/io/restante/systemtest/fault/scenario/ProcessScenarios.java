package io.restante.systemtest.fault.scenario;

import io.restante.systemtest.fault.cluster.Part;
import io.restante.systemtest.fault.cluster.StorePart;
import java.time.Duration;
import java.util.List;
import java.util.function.Function;

/** Processes that die or stand still. A store is named by one of the load's chats, which it owns when it happens. */
public final class ProcessScenarios {
    private ProcessScenarios() {}

    public static Scenario killOwner(int chat) {
        return new Scenario("kill-owner", "the owner of chat " + chat, stage -> {
            stage.awaitAlone();
            StorePart owner = stage.owner(chat);
            stage.killOwner(owner);
            stage.start(owner);
        });
    }

    /** @param length shorter or longer than what makes others suspect it, 3 s */
    public static Scenario pauseOwner(int chat, Duration length) {
        String kind = length.toMillis() < 3_000 ? "pause-owner-shortly" : "pause-owner-for-long";
        return new Scenario(
                kind,
                "the owner of chat " + chat + " for " + length.toMillis() + " ms",
                stage -> pause(stage, stage.owner(chat), length));
    }

    public static Scenario killApi(int api) {
        return kill("kill-api", "http-api-" + (api + 1), stage -> stage.cluster()
                .apis()
                .get(api));
    }

    public static Scenario killNode(int node) {
        return kill("kill-node", "cassandra-" + (node + 1), stage -> stage.cluster()
                .nodes()
                .get(node));
    }

    public static Scenario pauseApi(int api, Duration length) {
        return pause("pause-api", "http-api-" + (api + 1), length, stage -> stage.cluster()
                .apis()
                .get(api));
    }

    public static Scenario pauseNode(int node, Duration length) {
        return pause("pause-node", "cassandra-" + (node + 1), length, stage -> stage.cluster()
                .nodes()
                .get(node));
    }

    public static Scenario killAllStores() {
        return killAll(
                "kill-all-stores", "all three at once", stage -> stage.cluster().stores());
    }

    public static Scenario killEverything() {
        return killAll("kill-everything", "nodes, stores and APIs at once", stage -> stage.cluster()
                .all());
    }

    public static Scenario pauseAllStores(Duration length) {
        return new Scenario("pause-all-stores", "for " + length.toMillis() + " ms", stage -> {
            List<StorePart> stores = stage.cluster().stores();
            stores.forEach(stage::pause);
            stage.hold(length);
            stores.forEach(stage::resume);
        });
    }

    private static Scenario kill(String kind, String description, Function<Stage, Part> part) {
        return new Scenario(kind, description, stage -> {
            stage.kill(part.apply(stage));
            stage.start(part.apply(stage));
        });
    }

    private static Scenario pause(String kind, String description, Duration length, Function<Stage, Part> part) {
        return new Scenario(
                kind,
                description + " for " + length.toMillis() + " ms",
                stage -> pause(stage, part.apply(stage), length));
    }

    private static Scenario killAll(String kind, String description, Function<Stage, List<? extends Part>> parts) {
        return new Scenario(kind, description, stage -> {
            parts.apply(stage).forEach(stage::kill);
            parts.apply(stage).forEach(stage::start);
        });
    }

    private static void pause(Stage stage, Part part, Duration length) throws InterruptedException {
        stage.pause(part);
        stage.hold(length);
        stage.resume(part);
    }
}
