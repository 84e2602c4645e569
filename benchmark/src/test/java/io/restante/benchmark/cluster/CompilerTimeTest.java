package io.restante.benchmark.cluster;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;

class CompilerTimeTest {
    private static final String COMPILER =
            "4711 (C2 CompilerThre) S 1 4700 4700 0 -1 1077936192 5 0 0 0 250 17 0 0 20 0 40 0 123 456 789\n";
    private static final String OTHER =
            "4712 (a) (C1 Compiler) S 1 4700 4700 0 -1 1077936192 5 0 0 0 3 4 0 0 20 0 40 0 123 456 789\n";

    @Test
    void timeShouldBeThatInTheProgramAndThatInTheKernel() {
        assertThat(CompilerTime.ticks(COMPILER)).isEqualTo(267);
        assertThat(CompilerTime.ticks(OTHER)).isEqualTo(7);
    }

    @Test
    void onlyThreadsOfThatNameShouldBeCompilers() {
        assertThat(CompilerTime.isCompiler(COMPILER)).isTrue();
        assertThat(CompilerTime.isCompiler(OTHER)).isFalse();
    }

    @Test
    void theShareShouldBeThatSinceThen() {
        CompilerTime before = new CompilerTime(100, 200);

        assertThat(new CompilerTime(110, 400).shareSince(before)).isEqualTo(0.05);
        assertThat(before.shareSince(before)).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void thisJvmShouldHaveTakenSome() throws Exception {
        CompilerTime time = CompilerTime.of(List.of(ProcessHandle.current().pid()));

        assertThat(time.compilersTicks()).isPositive();
        assertThat(time.allTicks()).isGreaterThan(time.compilersTicks());
    }
}
