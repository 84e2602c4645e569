package io.restante.benchmark.cluster;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.Collection;

/**
 * The processor time that some JVMs have taken since their start, from {@code /proc}: how much of it the JIT compilers took tells
 * whether their code has still to be compiled.
 *
 * @param compilersTicks of the compilers' threads, in hundredths of a second
 * @param allTicks of all threads
 */
public record CompilerTime(long compilersTicks, long allTicks) {
    /** Of the fields behind the name, counted from 0. */
    private static final int USER = 11;

    private static final int SYSTEM = 12;

    public static CompilerTime of(Collection<Long> pids) throws IOException {
        long compilers = 0;
        long all = 0;
        for (long pid : pids) {
            Path process = Path.of("/proc", Long.toString(pid));
            all += ticks(Files.readString(process.resolve("stat")));
            try (DirectoryStream<Path> threads = Files.newDirectoryStream(process.resolve("task"))) {
                for (Path thread : threads) {
                    compilers += ticksOfCompiler(thread.resolve("stat"));
                }
            }
        }
        return new CompilerTime(compilers, all);
    }

    /** What share the compilers had since then: 0 to 1. */
    public double shareSince(CompilerTime before) {
        long all = allTicks - before.allTicks;
        return all == 0 ? 0 : (double) (compilersTicks - before.compilersTicks) / all;
    }

    private static long ticksOfCompiler(Path stat) throws IOException {
        try {
            String line = Files.readString(stat);
            return isCompiler(line) ? ticks(line) : 0;
        } catch (NoSuchFileException ended) {
            return 0;
        }
    }

    /** The kernel keeps 15 letters of a name: {@code C1 CompilerThre}. */
    static boolean isCompiler(String stat) {
        return stat.substring(stat.indexOf('(') + 1).matches("(?s)C[12] Compiler.*");
    }

    static long ticks(String stat) {
        String[] fields = stat.substring(stat.lastIndexOf(')') + 2).split(" ", -1);
        return Long.parseLong(fields[USER]) + Long.parseLong(fields[SYSTEM]);
    }
}
