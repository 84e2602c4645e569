package io.restante.benchmark.cluster;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.launcher.process.Call;
import io.restante.localcassandra.FreePorts;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class JvmOptionsTest {
    @Test
    void optionsShouldStandBehindTheUsualOnesAndBeforeTheJar() {
        Call call = new Call(List.of("java", "-Xmx128m", "-jar", "a.jar"), Map.of("A", "b"), Path.of("c"));

        assertThat(JvmOptions.in(call, List.of("-Xmx512m")))
                .isEqualTo(new Call(
                        List.of("java", "-Xmx128m", "-Xmx512m", "-jar", "a.jar"), Map.of("A", "b"), Path.of("c")));
    }

    @Test
    void whatIsNoJarShouldBeRefused() {
        Call call = new Call(List.of("sleep", "1"), Map.of(), Path.of("."));

        assertThatThrownBy(() -> JvmOptions.in(call, List.of())).hasMessageContaining("[sleep, 1]");
    }

    @Test
    void residentMemoryShouldBeReadFromTheStatusOfAProcess() {
        assertThat(ProcessMemory.parse("Name:\tjava\nVmHWM:\t  204800 kB\nVmRSS:\t  102400 kB\n"))
                .isEqualTo(new ProcessMemory(100, 200));
        assertThatThrownBy(() -> ProcessMemory.parse("Name:\tjava\n")).hasMessageContaining("VmRSS");
    }

    @Test
    void freePortsShouldBeDifferent() {
        assertThat(FreePorts.find(5)).hasSize(5).doesNotHaveDuplicates().allMatch(port -> port < 32_000);
    }
}
