package io.restante.loadgen.caller.tcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.restante.loadgen.caller.Running;
import io.restante.loadgen.caller.message.Template;
import io.restante.loadgen.caller.message.TemplateMessages;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.caller.tcp.ArithmeticServer.Manner;
import io.restante.loadgen.caller.tcp.Framing.Delimited;
import io.restante.loadgen.caller.tcp.Framing.LengthPrefixed;
import io.restante.loadgen.result.Code;
import io.restante.loadgen.result.Result;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.time.Duration;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class TcpCallerTest {
    private static final Framing LINES = new Delimited(new byte[] {'\n'});
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final Duration SHORT = Duration.ofMillis(100);

    private ArithmeticServer server = new ArithmeticServer(LINES);

    static Stream<Framing> framings() {
        return Stream.of(
                LINES, new Delimited(new byte[] {'\r', '\n', 0}), new LengthPrefixed(2), new LengthPrefixed(4));
    }

    @AfterEach
    void tearDown() {
        server.close();
    }

    private void serve(Framing framing) {
        server.close();
        server = new ArithmeticServer(framing);
    }

    private TcpCaller shared(Framing framing) {
        return TcpCaller.shared(server.address(), framing, new Arithmetic(), 2, Arithmetic::idOf);
    }

    private TcpCaller exclusive(Framing framing) {
        return TcpCaller.exclusive(server.address(), framing, new Arithmetic(), 100);
    }

    private void everyResultShouldBe(Code code, String message, Duration timeout) {
        try (TcpCaller shared = shared(LINES);
                TcpCaller exclusive = exclusive(LINES)) {
            for (TcpCaller caller : List.of(shared, exclusive)) {
                assertThat(Running.results(caller, timeout)).allSatisfy(result -> {
                    assertThat(result.code()).isEqualTo(code);
                    assertThat(result.message()).contains(message);
                });
            }
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void rightSumsShouldBeSuccessesInAnyFraming(Framing framing) {
        serve(framing);
        try (TcpCaller shared = shared(framing);
                TcpCaller exclusive = exclusive(framing)) {
            List<Result> results = Running.results(shared, LONG);
            assertThat(results).allMatch(result -> result.code() == Code.SUCCESS);
            assertThat(server.served()).isEqualTo(results.size());
            assertThat(results.get(0).response().text()).startsWith("{\"id\":").contains("\"formula\":");
            assertThat(Running.results(exclusive, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
        }
    }

    @ParameterizedTest
    @MethodSource("framings")
    void messagesThatComeInPiecesOrSeveralAtOnceShouldBeToldApart(Framing framing) {
        serve(framing);
        server.manner(Manner.IN_PIECES);
        try (TcpCaller caller = shared(framing)) {
            assertThat(Running.results(caller, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
        }
        server.manner(Manner.RIGHT);
        // All 50 answers leave the server within a few writes.
        server.delay(300);
        try (TcpCaller caller = shared(framing)) {
            assertThat(Running.results(caller, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
        }
    }

    @Test
    void wrongSumsShouldBeErrorsOfTheContent() {
        server.manner(Manner.WRONG);
        everyResultShouldBe(Code.CONTENT_ERROR, ", not ", LONG);
    }

    @Test
    void refusalsShouldBeErrorsOfTheResponse() {
        server.manner(Manner.REFUSING);
        everyResultShouldBe(Code.RESPONSE_ERROR, "no more sums today", LONG);
    }

    @Test
    void whatCannotBeReadShouldBeAnErrorOfTheResponse() {
        server.manner(Manner.GARBLED);
        // An answer without a number cannot be given to a call where they share connections.
        try (TcpCaller exclusive = exclusive(LINES)) {
            assertThat(Running.results(exclusive, LONG)).allMatch(result -> result.code() == Code.RESPONSE_ERROR);
        }
    }

    @Test
    void aDeadTargetShouldTimeOut() {
        server.manner(Manner.DEAD);
        everyResultShouldBe(Code.TIMEOUT, "no answer in 100 ms", SHORT);
    }

    @Test
    void aSlowTargetShouldTimeOutAndNotConfuseLaterCalls() {
        server.delay(300);
        try (TcpCaller shared = shared(LINES);
                TcpCaller exclusive = exclusive(LINES)) {
            for (TcpCaller caller : List.of(shared, exclusive)) {
                server.delay(300);
                assertThat(Running.results(caller, SHORT)).allMatch(result -> result.code() == Code.TIMEOUT);
                server.delay(0);
                assertThat(Running.results(caller, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
            }
        }
    }

    @Test
    void aConnectionThatBreaksShouldBeAnErrorOfTheCall() {
        server.manner(Manner.HANGING_UP);
        everyResultShouldBe(Code.CALL_ERROR, "", LONG);
        server.manner(Manner.RIGHT);
        everyResultShouldBe(Code.SUCCESS, "", LONG);
    }

    @Test
    void aTargetThatIsNotThereShouldBeAnErrorOfTheCall() throws IOException {
        Address nobody;
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            nobody = new Address("127.0.0.1", taken.getLocalPort());
        }
        try (TcpCaller shared = TcpCaller.shared(nobody, LINES, new Arithmetic(), 1, Arithmetic::idOf);
                TcpCaller exclusive = TcpCaller.exclusive(nobody, LINES, new Arithmetic(), 10)) {
            for (TcpCaller caller : List.of(shared, exclusive)) {
                assertThat(Running.results(caller, LONG)).allSatisfy(result -> {
                    assertThat(result.code()).isEqualTo(Code.CALL_ERROR);
                    assertThat(result.message()).contains("Connection refused");
                });
            }
        }
    }

    @Test
    void aFewExclusiveConnectionsShouldServeManyCalls() {
        server.delay(20);
        try (TcpCaller caller = TcpCaller.exclusive(server.address(), LINES, new Arithmetic(), 2)) {
            assertThat(Running.results(caller, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
        }
    }

    @Test
    void noConnectionShouldBeLeftAfterTheClose() {
        server.manner(Manner.DEAD);
        try (TcpCaller shared = shared(LINES);
                TcpCaller exclusive = exclusive(LINES)) {
            Running.results(shared, SHORT);
            Running.results(exclusive, SHORT);
            assertThat(server.connections()).isPositive();
        }
        await().until(() -> server.connections() == 0);
    }

    @Test
    void aTemplateShouldMakeRequestsOfAnyKind() {
        Template sums = new Template("{\"id\":{id},\"operands\":[{id%5},1],\"operator\":\"+\"}");
        try (TcpCaller right = TcpCaller.exclusive(
                        server.address(), LINES, new TemplateMessages(sums, Pattern.compile("\"result\":[1-5],")), 10);
                TcpCaller wrong = TcpCaller.exclusive(
                        server.address(), LINES, new TemplateMessages(sums, Pattern.compile("\"result\":7")), 10)) {
            assertThat(Running.results(right, LONG)).allMatch(result -> result.code() == Code.SUCCESS);
            assertThat(Running.results(wrong, LONG)).allMatch(result -> result.code() == Code.CONTENT_ERROR);
        }
    }

    @Test
    void aMessageWhoseEndBeginsTheDelimiterShouldNotTravel() {
        Framing twoLineEnds = new Delimited(new byte[] {'\n', '\n'});

        assertThatThrownBy(() -> twoLineEnds.framed(new byte[] {'a', '\n'}))
                .hasMessage("the delimiter is in the message, which would be two");
        assertThat(twoLineEnds.framed(new byte[] {'\r', 'a'})).containsExactly('\r', 'a', '\n', '\n');
    }

    @Test
    void aMessageThatCannotTravelShouldBeFatal() {
        Template twoLines = new Template("one\ntwo");
        try (TcpCaller caller =
                TcpCaller.exclusive(server.address(), LINES, new TemplateMessages(twoLines, Pattern.compile("")), 10)) {
            assertThat(Running.results(caller, LONG)).allSatisfy(result -> {
                assertThat(result.code()).isEqualTo(Code.FATAL);
                assertThat(result.message()).contains("the delimiter is in the message");
            });
        }
    }
}
