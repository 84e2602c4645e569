package io.restante.rpcstore.simulation.mutant;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.simulation.Trial;
import io.restante.rpcstore.simulation.scene.Scene;
import io.restante.rpcstore.simulation.scene.ScenePlayer;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.OptionalLong;
import java.util.function.Function;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;

/** The simulation must be able to fail: each device of the chat log, taken out, has to break a promise in it. */
class MutantSimulationTest {
    /** Within so many seeds each is caught; {@code -Dmutants.seeds=10000} to look for longer. */
    private static final int SEEDS = Integer.getInteger("mutants.seeds", 100);

    @ParameterizedTest
    @MethodSource("ofChance")
    void aWrongVariantShouldBeCaughtByChance(Mutant mutant) {
        Function<String, List<String>> trial = mutated(mutant, Trial.class);

        OptionalLong seed = LongStream.rangeClosed(1, SEEDS)
                .filter(candidate -> !brokenBy(trial, String.valueOf(candidate)).isEmpty())
                .findFirst();

        assertThat(seed).as("%s within %d seeds", mutant, SEEDS).isPresent();
        System.out.printf("%s: seed %d%n", mutant, seed.getAsLong());
    }

    @ParameterizedTest
    @MethodSource("ofScenes")
    void aWrongVariantShouldBeCaughtInItsScene(Mutant mutant, Scene scene) {
        assertThat(brokenBy(mutated(mutant, ScenePlayer.class), scene.name()))
                .as("what %s breaks in %s", mutant, scene)
                .isNotEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void everyPromiseShouldBeKeptInTheScene(Scene scene) {
        assertThat(new ScenePlayer().apply(scene.name())).isEmpty();
    }

    @Test
    void everyWrongVariantShouldStandInTheDocument() throws IOException {
        String document = Files.readString(Path.of("../docs/ordering.md"));

        assertThat(Mutants.ofChance()).allSatisfy(each -> assertThat(document).contains("`" + each + "`"));
        assertThat(Mutants.ofScenes())
                .allSatisfy((each, scene) -> assertThat(document).containsPattern("`" + each + "`.*`" + scene + "`"));
    }

    static List<Mutant> ofChance() {
        return Mutants.ofChance();
    }

    static Stream<Arguments> ofScenes() {
        return Mutants.ofScenes().entrySet().stream().map(each -> Arguments.of(each.getKey(), each.getValue()));
    }

    private static Function<String, List<String>> mutated(Mutant mutant, Class<?> trial) {
        return new MutantLoader(MutantCompiler.compile(mutant.sources())).trial(trial.getName());
    }

    /** A variant that stumbles over itself is caught too. */
    private static List<String> brokenBy(Function<String, List<String>> trial, String seed) {
        try {
            return trial.apply(seed);
        } catch (RuntimeException stumbled) {
            return List.of(stumbled.toString());
        }
    }
}
