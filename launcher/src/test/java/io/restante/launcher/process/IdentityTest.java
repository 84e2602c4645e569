package io.restante.launcher.process;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import org.junit.jupiter.api.Test;

class IdentityTest {
    private static final long OWN = ProcessHandle.current().pid();

    @Test
    void ofShouldKnowARunningProcess() {
        assertThat(Identity.of(OWN))
                .hasValueSatisfying(own -> assertThat(own.isAlive()).isTrue());
    }

    @Test
    void anotherProcessWithTheSameNumberShouldNotBeTakenForIt() {
        Identity own = Identity.of(OWN).orElseThrow();

        assertThat(new Identity(OWN, own.birth() + "0").isAlive()).isFalse();
    }

    @Test
    void anEndedProcessShouldNotBeAlive() throws IOException, InterruptedException {
        Process process = new ProcessBuilder("sleep", "100").start();
        Identity identity = Identity.of(process.pid()).orElseThrow();

        process.destroyForcibly().waitFor();

        assertThat(identity.isAlive()).isFalse();
        assertThat(Identity.of(process.pid())).isEmpty();
    }
}
