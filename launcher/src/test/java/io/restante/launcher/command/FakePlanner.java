package io.restante.launcher.command;

import io.restante.launcher.health.Endpoint;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import io.restante.launcher.plan.Planner;
import io.restante.launcher.plan.Role;
import io.restante.launcher.process.Call;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/** Plans one small shell script a role; each is ready while a file of its name is there. */
final class FakePlanner implements Planner {
    private static final String SCRIPT =
            "echo \"$NAME began\"; trap 'rm $READY; echo $NAME >>$ENDED; exit 0' TERM; touch $READY; "
                    + "while :; do sleep 0.05; done";

    private final Path folder;
    private final Map<String, String> scripts = new HashMap<>();

    /** @param folder where the files are */
    FakePlanner(Path folder) {
        this.folder = folder;
    }

    /** Another script for one of them, from its next start on. */
    void script(String name, String script) {
        scripts.put(name, script);
    }

    /** The names in the order in which they were told to end. */
    Path ended() {
        return folder.resolve("ended");
    }

    @Override
    public Plan plan(DataFolder data, Options options) {
        return new Plan(
                List.of(
                        part(Role.CASSANDRA, 9042),
                        part(Role.RPC_STORE, 8888),
                        part(Role.HTTP_API, options.httpPort())),
                "curl it");
    }

    private Part part(Role role, int port) {
        String name = role.name(1);
        Path ready = folder.resolve(name + ".ready");
        Endpoint address = new Endpoint("127.0.0.1", port);
        return new Part(
                name,
                role,
                address,
                List.of(new Part.Port(address, "choose another")),
                List.of(),
                () -> new Call(
                        List.of("/bin/sh", "-c", scripts.getOrDefault(name, SCRIPT)),
                        Map.of("NAME", name, "READY", ready.toString(), "ENDED", ended().toString()),
                        folder),
                patience -> Files.exists(ready));
    }
}
