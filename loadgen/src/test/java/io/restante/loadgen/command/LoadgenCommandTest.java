package io.restante.loadgen.command;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.loadgen.caller.http.WebServer;
import io.restante.loadgen.caller.tcp.ArithmeticServer;
import io.restante.loadgen.caller.tcp.ArithmeticServer.Manner;
import io.restante.loadgen.caller.tcp.Framing;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LoadgenCommandTest {
    private final WebServer web = new WebServer();
    private final ArithmeticServer sums = new ArithmeticServer(new Framing.Delimited(new byte[] {'\n'}));

    @TempDir
    private Path folder = Path.of("");

    @AfterEach
    void tearDown() {
        web.close();
        sums.close();
    }

    private String sumsAddress() {
        return sums.address().host() + ":" + sums.address().port();
    }

    @ParameterizedTest
    @ValueSource(strings = {"send", "pull", "mixed"})
    void restanteShouldBeCalledOverHttp(String caller) {
        Typed answer = Typed.shortRun(caller, "--url", web.url());

        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .containsPattern("success +\\d+ +100.000 %")
                .contains("calls a second achieved, 100.0 wanted");
    }

    @Test
    void anyUrlShouldBeCalled() {
        Typed answer = Typed.shortRun(
                "http",
                "--url",
                web.url() + "/echo/{id}",
                "--method",
                "POST",
                "--header",
                "X-Colour: red",
                "--body",
                "n={id}",
                "--expect",
                "^POST /echo/(\\d+) red n=\\1$");

        assertThat(answer.out()).containsPattern("success +\\d+ +100.000 %");
    }

    @Test
    void aServiceOverTcpShouldBeCalled() {
        assertThat(Typed.shortRun("tcp", "--address", sumsAddress()).out()).containsPattern("success +\\d+ +100.000 %");
        Typed template = Typed.shortRun(
                "tcp",
                "--address",
                sumsAddress(),
                "--delimiter",
                "\\x0a",
                "--body",
                "{\"id\":{id},\"operands\":[2,3],\"operator\":\"*\"}",
                "--expect",
                "\"result\":6");
        assertThat(template.out()).containsPattern("success +\\d+ +100.000 %");
    }

    @Test
    void filesShouldBeWrittenOnDemand() throws IOException {
        Path json = folder.resolve("run.json");
        Typed answer = Typed.shortRun(
                "tcp",
                "--address",
                sumsAddress(),
                "--json",
                json.toString(),
                "--csv",
                folder.resolve("run.csv").toString(),
                "--hdr",
                folder.resolve("run.hlog").toString(),
                "--html",
                folder.resolve("run.html").toString(),
                "--pid",
                Long.toString(ProcessHandle.current().pid()));

        assertThat(answer.exit()).isZero();
        JsonNode read = new JsonMapper().readTree(json.toFile());
        assertThat(read.fieldNames())
                .toIterable()
                .containsExactly(
                        "wanted_lps",
                        "achieved_lps",
                        "sent",
                        "results",
                        "latency_ms",
                        "lag_ms",
                        "concurrency",
                        "messages");
        assertThat(read.path("concurrency").asInt()).isEqualTo(2_001);
        assertThat(Files.readAllLines(folder.resolve("run.csv")))
                .hasSize(1 + read.path("sent").asInt());
        assertThat(folder.resolve("run.hlog")).content().contains("Histogram log format version");
        assertThat(folder.resolve("run.html"))
                .content()
                .contains("Load against CPU")
                .contains("loadgen tcp --address");
    }

    @Test
    void aThresholdThatComesTrueShouldEndWithOne() {
        sums.manner(Manner.WRONG);

        Typed answer =
                Typed.shortRun("tcp", "--address", sumsAddress(), "--fail-if", "errors>0.1%", "--fail-if", "max>3600s");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains("FAILED errors>0.1%: 100.000%")
                .contains("kept   max>3600s")
                .containsPattern("content_error +\\d+ +100.000 %");
    }

    @Test
    void allWrongArgumentsShouldBeReportedAtOnce() {
        Typed answer = Typed.run(
                "tcp",
                "--lps",
                "-1",
                "--duration",
                "soon",
                "--timeout",
                "0s",
                "--fail-if",
                "p99",
                "--pid",
                "99999999",
                "--json",
                "/nowhere/run.json",
                "--address",
                "here",
                "--until-broken",
                "--delimitor",
                "x");

        assertThat(answer.exit()).isEqualTo(2);
        assertThat(answer.err())
                .contains("The rate must be 0 or more, not -1.0.")
                .contains("a duration is one like 500ms, 30s, 10m or 1h, not \"soon\"")
                .contains("The timeout must be more than 0")
                .contains("A threshold is one like p99>50ms")
                .contains("There is no process 99999999")
                .contains("Cannot write /nowhere/run.json")
                .contains("An address is HOST:PORT, not \"here\".")
                .contains("--search and --until-broken need a --fail-if.")
                .contains("--delimitor");
    }

    @Test
    void theHighestRateShouldBeSearched() {
        Typed answer = Typed.run(
                "tcp",
                "--address",
                sumsAddress(),
                "--search",
                "10..40",
                "--duration",
                "20ms",
                "--timeout",
                "20s",
                "--fail-if",
                "max>60s");

        assertThat(answer.exit()).isZero();
        assertThat(answer.out())
                .containsPattern("about \\d+ calls a second; with 90 % confidence between \\d+ and \\d+");
    }

    @Test
    void aRateThatIsNotKeptShouldEndTheRun() {
        sums.manner(Manner.REFUSING);

        Typed answer = Typed.run(
                "tcp",
                "--address",
                sumsAddress(),
                "--until-broken",
                "--fail-if",
                "errors>1%",
                "--lps",
                "50",
                "--duration",
                "10m",
                "--timeout",
                "20s");

        assertThat(answer.exit()).isEqualTo(1);
        assertThat(answer.out())
                .contains("The rate was kept for 0 s.")
                .contains("] ")
                .contains("response_error");
    }

    @Test
    void helpShouldTeachByExample() {
        for (String caller : List.of("send", "pull", "mixed", "http", "grpc", "tcp")) {
            Typed answer = Typed.run(caller, "--help");
            assertThat(answer.exit()).isZero();
            assertThat(answer.out()).contains("  ./restante loadgen " + caller + " ");
        }
        assertThat(Typed.run("--help").out()).contains("What is the most that it bears?");
    }
}
