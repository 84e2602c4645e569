package io.restante.protos.error;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class ErrorCodeTest {
    /** The table of the public contract; more than one status of gRPC for one of HTTP it does not have. */
    private static final Map<Integer, String> CONTRACT = Map.ofEntries(
            Map.entry(400, "INVALID_ARGUMENT"),
            Map.entry(403, "PERMISSION_DENIED"),
            Map.entry(404, "UNIMPLEMENTED"),
            Map.entry(405, "UNIMPLEMENTED"),
            Map.entry(406, "UNIMPLEMENTED"),
            Map.entry(415, "UNIMPLEMENTED"),
            Map.entry(413, "RESOURCE_EXHAUSTED"),
            Map.entry(422, "FAILED_PRECONDITION"),
            Map.entry(429, "RESOURCE_EXHAUSTED"),
            Map.entry(500, "INTERNAL"),
            Map.entry(503, "UNAVAILABLE"),
            Map.entry(504, "DEADLINE_EXCEEDED"));

    @ParameterizedTest
    @EnumSource(ErrorCode.class)
    void bothDoorsShouldSayTheSame(ErrorCode code) {
        assertThat(CONTRACT).containsEntry(code.httpStatus(), code.grpcStatus().name());
    }

    @Test
    void onlyWhatMayPassShouldBeRetryable() {
        assertThat(Arrays.stream(ErrorCode.values()).filter(ErrorCode::retryable))
                .containsExactly(
                        ErrorCode.RATE_LIMITED,
                        ErrorCode.STORE_UNAVAILABLE,
                        ErrorCode.STORE_OVERLOADED,
                        ErrorCode.DEADLINE_EXCEEDED);
    }

    @Test
    void documentationShouldHaveThisTable() throws IOException {
        List<String> rows = Files.readAllLines(Path.of("..", "docs", "errors.md")).stream()
                .filter(line -> line.startsWith("| `"))
                .toList();

        assertThat(rows)
                .containsExactlyElementsOf(Arrays.stream(ErrorCode.values())
                        .map(ErrorCodeTest::row)
                        .toList());
    }

    private static String row(ErrorCode code) {
        return "| `%s` | %d | %s | %s | %s |"
                .formatted(
                        code.name(),
                        code.httpStatus(),
                        code.grpcStatus().name(),
                        code.retryable() ? "yes" : "no",
                        code.meaning());
    }
}
