package io.restante.benchmark.profile;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
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
        ExecutorService threads = Executors.newFixedThreadPool(processes.size());
        try {
            List<Future<Path>> pictures = new ArrayList<>();
            for (String process : processes) {
                pictures.add(threads.submit(() -> profile(seconds, folder, title, process)));
            }
            for (Future<Path> picture : pictures) {
                System.out.println("Written: " + picture.get());
            }
        } catch (ExecutionException e) {
            throw new IOException("a process could not be profiled: " + e.getCause(), e);
        } finally {
            threads.shutdown();
        }
    }

    private static Path profile(int seconds, Path folder, String title, String process) throws IOException {
        int equals = process.indexOf('=');
        String name = process.substring(0, equals);
        Path collapsed = Files.createTempFile("profile-", ".collapsed");
        try {
            // By timer, since counters of the processor are not to be had in most virtual machines.
            AsyncProfilerLoader.executeProfiler(
                    "-e",
                    "itimer",
                    "-d",
                    String.valueOf(seconds),
                    "-o",
                    "collapsed",
                    "-f",
                    collapsed.toString(),
                    process.substring(equals + 1));
            Path picture = folder.resolve(title.replace(' ', '-') + "-" + name + ".svg");
            return Files.writeString(
                    picture,
                    FlameSvg.of(
                            name + " during " + title + ", processor time", Frame.parse(Files.readString(collapsed))));
        } finally {
            Files.deleteIfExists(collapsed);
        }
    }
}
