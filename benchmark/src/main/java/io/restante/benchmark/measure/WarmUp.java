package io.restante.benchmark.measure;

import io.restante.benchmark.cluster.CompilerTime;
import java.io.IOException;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;

/**
 * What goes before the first round that counts: all works in turns, until the JIT compilers of the services have little left to do.
 *
 * @param length how long each work runs in a turn
 * @param most turns at most
 * @param services what processor time they have taken so far
 */
public record WarmUp(Duration length, int most, Services services) {
    /** Below this a round measures the code, and not its compilation. */
    static final double LITTLE = 0.05;

    /** The JVMs whose code is warmed up. */
    @FunctionalInterface
    public interface Services {
        CompilerTime time() throws IOException;
    }

    /** What they do meanwhile. */
    @FunctionalInterface
    public interface Play {
        void play(Duration length) throws IOException, InterruptedException;
    }

    void run(List<Work> works, Consumer<String> out) throws IOException, InterruptedException {
        run(
                each -> {
                    for (Work work : works) {
                        out.accept("  warm-up  " + work.name());
                        work.round().run(each);
                    }
                },
                out);
    }

    /** Has this done turn after turn. */
    public void run(Play play, Consumer<String> out) throws IOException, InterruptedException {
        CompilerTime before = services.time();
        double share = 1;
        for (int turn = 1; turn <= most && share > LITTLE; turn++) {
            play.play(length);
            CompilerTime now = services.time();
            share = now.shareSince(before);
            before = now;
            out.accept(String.format(
                    Locale.ROOT,
                    "  warm-up, turn %d: the JIT compilers took %.0f %% of the services' time",
                    turn,
                    100 * share));
        }
    }
}
