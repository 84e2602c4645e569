package io.restante.benchmark.cluster;

import io.restante.launcher.plan.Part;
import io.restante.launcher.process.Call;
import java.util.ArrayList;
import java.util.List;

/** Options of a JVM beside those that {@code ./restante up} gives it; the last one of a kind counts. */
final class JvmOptions {
    private static final String JAR = "-jar";

    private JvmOptions() {}

    static Part in(Part part, List<String> options) {
        return new Part(
                part.name(),
                part.role(),
                part.address(),
                part.ports(),
                part.after(),
                () -> in(part.preparation().prepare(), options),
                part.probe());
    }

    static Call in(Call call, List<String> options) {
        List<String> command = new ArrayList<>(call.command());
        int jar = command.indexOf(JAR);
        if (jar < 0) {
            throw new IllegalArgumentException("a service is called with " + JAR + ", not by " + command);
        }
        command.addAll(jar, options);
        return new Call(command, call.environment(), call.folder());
    }
}
