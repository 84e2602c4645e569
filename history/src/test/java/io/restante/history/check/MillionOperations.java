package io.restante.history.check;

import io.restante.history.file.FileRecorder;
import java.io.IOException;
import java.nio.file.Path;

/** Writes a history of a store that keeps every promise: {@code FILE [OPERATIONS [CHATS]]}; to measure the checker with. */
final class MillionOperations {
    private static final String USUAL = "1000000";
    private static final String USUAL_CHATS = "100";

    private MillionOperations() {}

    public static void main(String[] arguments) throws IOException {
        int operations = Integer.parseInt(arguments.length > 1 ? arguments[1] : USUAL);
        int chats = Integer.parseInt(arguments.length > 2 ? arguments[2] : USUAL_CHATS);
        try (FileRecorder recorder = new FileRecorder(Path.of(arguments[0]))) {
            ModelHistory.write(1, chats, operations, recorder::record);
        }
    }
}
