package io.restante.benchmark.measure;

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
 * @param compilers what share of the services' processor time the compilers took since it was asked last, 0 to 1
 */
public record WarmUp(Duration length, int most, Compilers compilers) {
    /** Below this a round measures the code, and not its compilation. */
    static final double LITTLE = 0.05;

    /** Tells what the compilers do. */
    @FunctionalInterface
    public interface Compilers {
        double share() throws IOException;
    }

    void run(List<Work> works, Consumer<String> out) throws IOException, InterruptedException {
        compilers.share();
        double share = 1;
        for (int turn = 1; turn <= most && share > LITTLE; turn++) {
            for (Work work : works) {
                out.accept("  warm-up  " + work.name());
                work.round().run(length);
            }
            share = compilers.share();
            out.accept(String.format(
                    Locale.ROOT,
                    "  warm-up, turn %d: the JIT compilers took %.0f %% of the services' time",
                    turn,
                    100 * share));
        }
    }
}
