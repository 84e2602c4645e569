package io.restante.benchmark.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import one.profiler.AsyncProfilerLoader;

/** Profiles processes side by side by async-profiler, and draws a flame graph of each. {@code benchmark/profile} runs it. */
public final class ProfileCommand {
    private ProfileCommand() {}

    /** @param args seconds, the pictures' folder, their title, and of each process its name and number: {@code rpc-store=4711} */
    public static void main(String[] args) throws IOException, InterruptedException {
        int seconds = Integer.parseInt(args[0]);
        Path folder = Files.createDirectories(Path.of(args[1]));
        String title = args[2];
        List<String> processes = List.of(args).subList(3, args.length);
        for (String process : processes) {
            // By timer, since counters of the processor are not to be had in most virtual machines.
            AsyncProfilerLoader.executeProfiler("start", "-e", "itimer", number(process));
        }
        TimeUnit.SECONDS.sleep(seconds);
        for (String process : processes) {
            System.out.println("Written: " + draw(folder, title, process));
        }
    }

    private static Path draw(Path folder, String title, String process) throws IOException {
        String name = process.substring(0, process.indexOf('='));
        Path collapsed = Files.createTempFile("profile-", ".collapsed");
        try {
            AsyncProfilerLoader.executeProfiler("stop", "-o", "collapsed", "-f", collapsed.toString(), number(process));
            Frame root = Frame.parse(Files.readString(collapsed));
            return Files.writeString(
                    folder.resolve(title + "-" + name + ".svg"),
                    FlameSvg.of(name + " during " + title + ", processor time", root));
        } finally {
            Files.deleteIfExists(collapsed);
        }
    }

    private static String number(String process) {
        return process.substring(process.indexOf('=') + 1);
    }
}
