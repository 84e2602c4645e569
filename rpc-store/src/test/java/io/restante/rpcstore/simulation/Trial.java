package io.restante.rpcstore.simulation;

import java.util.List;
import java.util.function.Function;

/** Plays one seed and gives what is wrong. Public, so that mutated code can be tried by its name. */
public final class Trial implements Function<String, List<String>> {
    @Override
    public List<String> apply(String seed) {
        return new Run(Long.parseLong(seed)).play();
    }
}
