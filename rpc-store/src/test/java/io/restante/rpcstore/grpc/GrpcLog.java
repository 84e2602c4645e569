package io.restante.rpcstore.grpc;

import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.logging.Handler;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import java.util.logging.Logger;

/** What the gRPC library writes into the log, of warnings and worse, between {@link #open} and {@link #close}. */
final class GrpcLog {
    private final Logger library = Logger.getLogger("io.grpc");
    private final Queue<String> lines = new ConcurrentLinkedQueue<>();
    private final Handler handler = new Handler() {
        @Override
        public void publish(LogRecord line) {
            if (line.getLevel().intValue() >= Level.WARNING.intValue()) {
                lines.add(line.getLoggerName() + ": " + line.getMessage() + " " + line.getThrown());
            }
        }

        @Override
        public void flush() {}

        @Override
        public void close() {}
    };

    void open() {
        library.addHandler(handler);
    }

    void close() {
        library.removeHandler(handler);
    }

    List<String> lines() {
        return new ArrayList<>(lines);
    }
}
