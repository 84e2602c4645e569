package io.restante.httpapi.connection;

import static io.restante.httpapi.support.Service.golden;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import io.restante.httpapi.support.FakeStore;
import io.restante.httpapi.support.LogLines;
import io.restante.httpapi.support.RawConnection;
import io.restante.httpapi.support.Service;
import io.restante.protos.api.PullRequest;
import io.restante.protos.api.PullResponse;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What no well-behaved client writes. */
class RawRequestTest {
    private static final String CHUNKED = "Transfer-Encoding: chunked";
    private static final String CLOSE = "Connection: close";
    private static final FakeStore STORE = new FakeStore();
    private static final Service SERVICE = Service.inFrontOf(STORE.target());

    @BeforeEach
    void reset() {
        STORE.reset();
    }

    @AfterAll
    static void stop() {
        SERVICE.close();
        STORE.close();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "hello\r\n\r\n",
                "\u0016\u0003\u0001\u0002\u0000\u0001\u0000\u0001\u00fc\u0003\u0003\r\n\r\n",
                "GET /ping HTTP/9.9\r\n\r\n",
                "PRI * HTTP/2.0\r\n\r\nSM\r\n\r\n",
                "GET ping HTTP/1.1\r\n\r\n",
                "CONNECT example.org:443 HTTP/1.1\r\n\r\n",
                "GET /%zz HTTP/1.1\r\n\r\n",
                "GET /api/pull?chat=%4 HTTP/1.1\r\n\r\n",
                "GET /ping HTTP/1.1\r\nno colon\r\n\r\n",
                "GET /ping HTTP/1.1\r\nna me: x\r\n\r\n",
                "GET /ping HTTP/1.1\r\nname: a\u0000b\r\n\r\n",
                "POST /api/send HTTP/1.1\r\nContent-Length: x\r\n\r\n{}",
                "POST /api/send HTTP/1.1\r\nContent-Length: -1\r\n\r\n{}",
                "POST /api/send HTTP/1.1\r\nContent-Length: 2\r\nContent-Length: 3\r\n\r\n{}",
                "POST /api/send HTTP/1.1\r\nContent-Length: 99999999999999999999\r\n\r\n{}",
                "POST /api/send HTTP/1.1\r\nTransfer-Encoding: gzip\r\n\r\n{}",
                "POST /api/send HTTP/1.1\r\nTransfer-Encoding: gzip, chunked\r\n\r\n0\r\n\r\n"
            })
    void whatIsNoRequestShouldBeMalformedAndEndTheConnection(String bytes) throws IOException {
        assertThat(all(bytes))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("connection: close\r\n")
                .contains("application/problem+json")
                .contains("\"code\":\"MALFORMED_REQUEST\"")
                .doesNotContain("io.")
                .doesNotContain("Exception");
    }

    @Test
    void brokenChunkShouldNotPassForTheEndOfTheBody() throws IOException {
        String answer = all(head("POST /api/send HTTP/1.1", "Content-Type: application/x-www-form-urlencoded", CHUNKED)
                + "1b\r\nchat=room&sender=ann&text=a\r\nzz\r\n");

        assertThat(answer).contains(" 400 ").contains("The chunks of the body are broken.");
        assertThat(STORE.sends).isEmpty();
    }

    @Test
    void brokenChunkBehindAnAnswerShouldEndTheConnectionAndLeaveNoLineInTheLog() throws IOException {
        try (LogLines log = new LogLines();
                RawConnection connection = new RawConnection(SERVICE.port())) {
            connection.write(head("GET /ping HTTP/1.1", CHUNKED) + "5\r\nhello\r\n");
            assertThat(connection.readAnswer()).contains(" 200 ");
            connection.write("zz\r\n");

            assertThat(connection.readToEnd()).isEmpty();
            assertThat(log.ofWarnings()).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /%zz HTTP/1.1",
                "GET /ping HTTP/9.9",
                "GET /ping HTTP/1.1",
                "HEAD /ping HTTP/1.1",
                "POST /ping HTTP/1.1",
                "POST /none HTTP/1.1",
                "POST /api/send HTTP/1.1",
                "POST /api/send HTTP/1.1\r\nAccept: text/html",
                "POST /api/send HTTP/1.1\r\nContent-Encoding: gzip",
                "GET /api/pull?chat=room HTTP/1.1",
                "GET /api/pull HTTP/1.1"
            })
    void brokenChunkOfABodyThatNobodyReadsShouldBeAnsweredOnceAndLeaveNoLineInTheLog(String head) throws IOException {
        STORE.onPull = (request, answer) -> {
            answer.onNext(PullResponse.getDefaultInstance());
            answer.onCompleted();
        };
        try (LogLines log = new LogLines()) {
            for (String start : List.of("", "5\r\nhello\r\n")) {
                String answer = all(head(head, CHUNKED) + start + "zz\r\n" + start + "zz\r\n");

                assertThat(answer).startsWith("HTTP/1.1 ").contains("connection: close\r\n");
                assertThat(answer.split("HTTP/1.1 ", -1)).hasSize(2);
            }
            assertThat(log.ofWarnings()).isEmpty();
        }
    }

    @Test
    void bodyThatIsCutOffShouldNotBeStored() throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            connection.write(head(
                            "POST /api/send HTTP/1.1",
                            "Content-Type: application/x-www-form-urlencoded",
                            "Content-Length: 100")
                    + "chat=room&sender=ann&text=a");
        }
        // The service has seen the end of that connection when it has answered on a later one.
        SERVICE.get("/ping");

        assertThat(STORE.sends).isEmpty();
    }

    @Test
    void oversizeTrailersShouldBeTooLarge() throws IOException {
        assertThat(all(head("POST /api/send HTTP/1.1", "Content-Type: application/json", CHUNKED)
                        + "2\r\n{}\r\n0\r\nx: " + "x".repeat(17_000) + "\r\n\r\n"))
                .contains(golden("HEADERS_TOO_LARGE"));
    }

    @Test
    void headersShouldBeReadUpToTheirLimit() throws IOException {
        // Counted are the lines without their ends.
        String most = "X: " + "x".repeat(16_384 - "X: ".length() - "Connection: close".length());

        assertThat(all("GET /ping HTTP/1.1\r\nConnection: close\r\n" + most + "\r\n\r\n"))
                .contains(golden("ping"));
        assertThat(all("GET /ping HTTP/1.1\r\nConnection: close\r\n" + most + "x\r\n\r\n"))
                .contains(golden("HEADERS_TOO_LARGE"));
    }

    @Test
    void requestLineShouldBeReadUpToItsLimit() throws IOException {
        String most = "GET /ping?" + "x".repeat(262_144 - "GET /ping? HTTP/1.1".length());

        assertThat(all(most + " HTTP/1.1\r\nConnection: close\r\n\r\n")).contains(golden("ping"));
        assertThat(all(most + "x HTTP/1.1\r\nConnection: close\r\n\r\n")).contains(golden("HEADERS_TOO_LARGE"));
    }

    @Test
    void aClientThatStillWritesAHeadThatIsTooLongShouldReadItsAnswer() throws IOException {
        // More than both ends of a connection keep.
        String tooLong = "x".repeat(16 << 20);

        assertThat(all("GET /ping?" + tooLong + " HTTP/1.1\r\n\r\n")).contains(golden("HEADERS_TOO_LARGE"));
        assertThat(all("GET /ping HTTP/1.1\r\nx: " + tooLong + "\r\n\r\n")).contains(golden("HEADERS_TOO_LARGE"));
    }

    /** The framework reads some of a head although its decoder could not read all of it. */
    @ParameterizedTest
    @ValueSource(
            strings = {
                "GET /ping?% HTTP/1.1",
                "POST /api/send?%zz HTTP/1.1\r\nTransfer-Encoding: chunked",
                "GET //[ HTTP/1.1",
                "GET nonsense HTTP/1.1",
                "GET /ping HTTP/1.1\r\nContent-Type: ;charset=\u00ff",
                "GET /ping HTTP/1.1\r\nAccept: nonsense;q=\u00ff",
                "GET /ping HTTP/1.1\r\nCookie: =;\u00ff"
            })
    void aHeadThatIsTooLongAndBrokenShouldBeAnsweredToo(String begin) throws IOException {
        assertThat(all(begin + "\r\nx: " + "x".repeat(17_000) + "\r\n\r\n"))
                .startsWith("HTTP/1.1 400 Bad Request\r\n")
                .contains("connection: close\r\n")
                .contains(golden("HEADERS_TOO_LARGE"));
    }

    @Test
    void manyClientsThatSendTheirHeadersByteByByteShouldNotHinderOthers() throws IOException {
        byte[] request =
                "GET /ping HTTP/1.1\r\nHost: x\r\nConnection: close\r\n\r\n".getBytes(StandardCharsets.US_ASCII);
        RawConnection[] slow = new RawConnection[64];
        for (int i = 0; i < slow.length; i++) {
            slow[i] = new RawConnection(SERVICE.port());
        }
        for (int i = 0; i < request.length - 1; i++) {
            for (RawConnection connection : slow) {
                connection.write(new byte[] {request[i]});
            }
        }

        assertThat(SERVICE.get("/ping").body()).isEqualTo(golden("ping"));
        for (RawConnection connection : slow) {
            try (connection) {
                connection.write(new byte[] {request[request.length - 1]});
                assertThat(connection.readToEnd()).startsWith("HTTP/1.1 200 ").endsWith(golden("ping"));
            }
        }
    }

    @Test
    void bodyMayComeByteByByte() throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            connection.write(
                    head("GET /api/pull HTTP/1.1", "Content-Type: application/json", "Content-Length: 15", CLOSE));
            for (byte b : "{\"chat\":\"room\"}".getBytes(StandardCharsets.US_ASCII)) {
                connection.write(new byte[] {b});
            }

            assertThat(connection.readToEnd()).contains(" 200 ");
        }
        assertThat(STORE.pulls)
                .containsExactly(PullRequest.newBuilder().setChat("room").build());
    }

    @Test
    void unescapedUtf8InQueryShouldBeRead() throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            connection.write("GET /api/pull?chat=\u00fc|\u4f60 HTTP/1.1\r\nConnection: close\r\n\r\n"
                    .getBytes(StandardCharsets.UTF_8));

            assertThat(connection.readToEnd()).contains(" 200 ");
        }
        assertThat(STORE.pulls)
                .containsExactly(
                        PullRequest.newBuilder().setChat("\u00fc|\u4f60").build());
    }

    @Test
    void wholeUrlMayBeTheTarget() throws IOException {
        assertThat(all("GET http://example.org/ping HTTP/1.1\r\nConnection: close\r\n\r\n"))
                .contains(golden("ping"));
    }

    @Test
    void connectionShouldGoOnAfterAnErrorOfTheRequestAlone() throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            for (int i = 0; i < 3; i++) {
                connection.write(
                        head("POST /api/send HTTP/1.1", "Content-Type: text/plain", "Content-Length: 5") + "hello");
                assertThat(connection.readAnswer()).contains(" 415 ");
            }
            connection.write("GET /api/none HTTP/1.1\r\n\r\nGET /ping HTTP/1.1\r\n\r\n");
            assertThat(connection.readAnswer()).contains(" 404 ");
            assertThat(connection.readAnswer()).contains(" 200 ");
        }
    }

    @Test
    void clientThatWaitsForContinueShouldNotSendWhatIsTooLarge() throws IOException {
        assertThat(all(head(
                        "POST /api/send HTTP/1.1",
                        "Content-Type: application/json",
                        "Content-Length: 1048577",
                        "Expect: 100-continue",
                        CLOSE)))
                .startsWith("HTTP/1.1 413 ");
    }

    @Test
    void clientThatStillSendsWhatIsTooLargeShouldNotBeCutOff() throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            connection.write(head(
                    "POST /api/send HTTP/1.1", "Content-Type: application/json", "Content-Length: 8000000", CLOSE));
            assertThat(connection.readToEnd()).startsWith("HTTP/1.1 413 ").contains("\"code\":\"BODY_TOO_LARGE\"");

            assertThatCode(() -> connection.write(new byte[8_000_000])).doesNotThrowAnyException();
        }
    }

    private static String head(String... lines) {
        return String.join("\r\n", lines) + "\r\n\r\n";
    }

    private static String all(String bytes) throws IOException {
        try (RawConnection connection = new RawConnection(SERVICE.port())) {
            return connection.write(bytes).readToEnd();
        }
    }
}
