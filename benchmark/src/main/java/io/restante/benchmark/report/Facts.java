package io.restante.benchmark.report;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** What a run ran on. */
public final class Facts {
    private static final Path PROCESSORS = Path.of("/proc/cpuinfo");

    private Facts() {}

    /** The machine as it is now. */
    public static Map<String, Object> machine() throws IOException {
        Map<String, Object> machine = new LinkedHashMap<>();
        machine.put("processor", processor());
        machine.put("cores", Runtime.getRuntime().availableProcessors());
        machine.put("kernel", System.getProperty("os.name") + " " + System.getProperty("os.version"));
        machine.put("architecture", System.getProperty("os.arch"));
        machine.put("java", System.getProperty("java.vm.name") + " " + System.getProperty("java.vm.version"));
        machine.put("load_average", LoadAverage.now());
        return machine;
    }

    /** The commit of the checkout, with a plus where there are changes that no commit has; "unknown" without git. */
    public static String commit(Path home) throws InterruptedException {
        Optional<String> commit = git(home, "rev-parse", "--short=10", "HEAD");
        Optional<String> changes = git(home, "status", "--porcelain", "--untracked-files=no");
        return commit.map(id -> id + (changes.orElse("").isEmpty() ? "" : "+")).orElse("unknown");
    }

    private static Optional<String> git(Path home, String... arguments) throws InterruptedException {
        List<String> command = new ArrayList<>(List.of("git", "-C", home.toString()));
        command.addAll(List.of(arguments));
        try {
            Process process = new ProcessBuilder(command)
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String text = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor() == 0 ? Optional.of(text.strip()) : Optional.empty();
        } catch (IOException absent) {
            return Optional.empty();
        }
    }

    private static String processor() throws IOException {
        if (!Files.isReadable(PROCESSORS)) {
            return "unknown";
        }
        return Files.readString(PROCESSORS)
                .lines()
                .filter(line -> line.startsWith("model name"))
                .map(line -> line.substring(line.indexOf(':') + 1).strip())
                .findFirst()
                .orElse("unknown");
    }
}
