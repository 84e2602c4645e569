package io.restante.systemtest.fuzz.run;

import java.util.List;
import java.util.SplittableRandom;

/** Chance that a seed repeats. Each request has a seed of its own, so that one is replayed without those before it. */
public final class Dice {
    private final SplittableRandom random;

    public Dice(long seed) {
        random = new SplittableRandom(seed);
    }

    /** From 0 up to, and without, the bound. */
    public int below(int bound) {
        return random.nextInt(bound);
    }

    public long anyLong() {
        return random.nextLong();
    }

    public boolean oneIn(int times) {
        return below(times) == 0;
    }

    public <T> T of(List<T> things) {
        return things.get(below(things.size()));
    }

    @SafeVarargs
    public final <T> T of(T... things) {
        return things[below(things.length)];
    }

    public byte[] bytes(int count) {
        byte[] bytes = new byte[count];
        random.nextBytes(bytes);
        return bytes;
    }
}
