package io.restante.benchmark.profile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class FlameSvgTest {
    @Test
    void stacksShouldBecomeOneTree() {
        Frame root = Frame.parse("run;a/B.send;write 30\nrun;a/B.pull 10\n\nidle 60\n");

        assertThat(root.samples()).isEqualTo(100);
        assertThat(root.callees()).containsOnlyKeys("run", "idle");
        assertThat(root.callees().get("run")).satisfies(run -> {
            assertThat(run.samples()).isEqualTo(40);
            assertThat(run.callees()).containsOnlyKeys("a/B.send", "a/B.pull");
        });
    }

    @Test
    void aLineWithoutANumberShouldBeRefused() {
        assertThatThrownBy(() -> Frame.parse("run;send"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("no number of samples at the end of \"run;send\"");
    }

    @Test
    void aFrameShouldBeAsWideAsItsShareAndLieOnItsCaller() {
        String svg = FlameSvg.of("a & b", Frame.parse("idle 60\nrun;io/restante/X.<init> 40\n"));

        assertThat(svg)
                .contains(">a &amp; b<")
                .contains("<title>idle: 60.0 %</title><rect x=\"0.0\" y=\"40\" width=\"720.0\"")
                .contains("<title>io/restante/X.&lt;init&gt;: 40.0 %</title><rect x=\"720.0\" y=\"56\" width=\"480.0\"")
                .contains(">X.&lt;init&gt;</text>");
    }

    @Test
    void whatIsTooNarrowToBeSeenShouldBeLeftOut() {
        assertThat(FlameSvg.of("t", Frame.parse("wide 9999\nnarrow 1\n")))
                .contains("wide")
                .doesNotContain("narrow");
    }
}
