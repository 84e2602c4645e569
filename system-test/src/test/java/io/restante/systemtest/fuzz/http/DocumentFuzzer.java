package io.restante.systemtest.fuzz.http;

import io.restante.systemtest.fuzz.run.Dice;
import io.restante.systemtest.fuzz.run.Fuzzer;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One request from the OpenAPI document, and behind it a good one on the same connection, which must be answered unless
 * the first answer has said that the connection ends.
 */
public final class DocumentFuzzer implements Fuzzer {
    private static final byte[] GOOD = "GET /ping HTTP/1.1\r\nHost: fuzz\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private final int port;
    private final List<Operation> messages;
    private final List<Operation> others;
    private final AnswerCheck check;

    /** @param port of http-api, which is asked for its document */
    public DocumentFuzzer(int port) throws IOException {
        this.port = port;
        OpenApi document = new OpenApi(openApi(port));
        this.messages = document.operations().stream()
                .filter(operation -> !operation.fields().isEmpty())
                .toList();
        this.others = document.operations().stream()
                .filter(operation -> operation.fields().isEmpty())
                .toList();
        this.check = new AnswerCheck(document.errorCodes());
    }

    @Override
    public String play(Dice dice) throws IOException {
        Operation operation = dice.oneIn(10) ? dice.of(others) : dice.of(messages);
        MadeRequest request = RequestMaker.make(operation, dice);
        try (RawHttp connection = new RawHttp(port)) {
            connection.write(request.toBytes());
            HttpAnswer answer;
            do {
                answer = connection.readAnswer(request.method.equals("HEAD"));
            } while (answer.status() < 200);
            check.check(operation, request, answer);
            if (!answer.endsTheConnection()) {
                connection.write(GOOD);
                HttpAnswer next = connection.readAnswer(false);
                if (next.status() != 200) {
                    throw new AssertionError("after " + answer + " the connection answered " + next);
                }
            }
            return operation.path() + " " + answer.status();
        }
    }

    private static String openApi(int port) throws IOException {
        try (RawHttp connection = new RawHttp(port)) {
            connection.write("GET /openapi.yaml HTTP/1.1\r\nHost: fuzz\r\n\r\n".getBytes(StandardCharsets.US_ASCII));
            return connection.readAnswer(false).body();
        }
    }
}
