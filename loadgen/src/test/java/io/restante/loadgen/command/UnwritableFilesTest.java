package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;

class UnwritableFilesTest {
    private final ArithmeticServer sums = new ArithmeticServer(new Framing.Delimited(new byte[] {'\n'}));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void tearDown() {
        sums.close();
    }

    private Typed run(String... files) {
        String[] all = new String[3 + files.length];
        all[0] = "tcp";
        all[1] = "--address";
        all[2] = sums.address().host() + ":" + sums.address().port();
        System.arraycopy(files, 0, all, 3, files.length);
        return Typed.shortRun(all);
    }

    @Test
    void filesThatCannotBeWrittenShouldBeReportedBeforeTheRun() throws IOException {
        Path there = Files.writeString(folder.resolve("there.json"), "as it was");
        String twice = folder.resolve("twice").toString();

        Typed wrong = run(
                "--json", there.toString(), "--csv", folder.toString(), "--hdr", twice, "--html", "/nowhere/run.html");

        assertThat(wrong.exit()).isEqualTo(2);
        assertThat(wrong.err())
                .contains("Cannot write " + folder + ": ")
                .contains("Cannot write /nowhere/run.html: its folder is not there.")
                .doesNotContain("there.json");
        assertThat(there).hasContent("as it was");
        assertThat(folder.resolve("twice")).doesNotExist();
        assertThat(run("--csv", twice, "--hdr", twice).err()).contains("Two files cannot both be " + twice + ".");
        assertThat(sums.served()).isZero();
    }

    @Test
    @EnabledOnOs(OS.LINUX)
    void aDiskThatIsFullShouldCostNothingButItsFile() {
        String full = "/dev/full";
        Path html = folder.resolve("run.html");
        for (String option : new String[] {"--json", "--csv", "--hdr"}) {
            Typed answer = run(option, full, "--html", html.toString());

            assertThat(answer.exit()).as(option).isEqualTo(3);
            assertThat(answer.out()).containsPattern("success +\\d+ +100.000 %");
            assertThat(answer.err()).contains("restante: Cannot write /dev/full: ");
            assertThat(html).content().contains("Latency over time");
        }
        assertThat(run("--json", full, "--fail-if", "max>0ms").exit()).isEqualTo(1);
    }
}
