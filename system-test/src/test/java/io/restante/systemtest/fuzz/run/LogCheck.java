package io.restante.systemtest.fuzz.run;

import io.restante.systemtest.running.ServiceProcess;
import java.util.List;
import java.util.regex.Pattern;

/**
 * What a client must not be able to make a service write: stack traces, defects, leaks, and what clients have said. That
 * Cassandra does not answer in time is none of it, but the work of the machine.
 */
final class LogCheck {
    private static final Pattern WRONG = Pattern.compile(
            "^\\s+at [\\w.$/<>@-]+\\(|^Caused by:|\\w(Exception|Error)\\b|\\bLEAK\\b|\\bERROR\\b|\\bSEVERE\\b|"
                    + Canary.WORD);

    private static final Pattern SLOW = Pattern.compile(
            "^(?!.*" + Canary.WORD + ").* WARN .*\\b(DriverTimeoutException|StoreUnavailableException): ");

    private final String name;
    private final ServiceProcess service;
    private final int from;

    /** What the service has written before is not looked at. */
    LogCheck(String name, ServiceProcess service) {
        this.name = name;
        this.service = service;
        this.from = service.output().length();
    }

    List<String> wrongLines() {
        return service.output()
                .substring(from)
                .lines()
                .filter(LogCheck::isWrong)
                .map(line -> "log of " + name + ": " + line)
                .toList();
    }

    static boolean isWrong(String line) {
        return WRONG.matcher(line).find() && !SLOW.matcher(line).find();
    }
}
