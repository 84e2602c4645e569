package io.restante.loadgen.bench;

import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.message.Messages;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.caller.tcp.Framing.LengthPrefixed;
import io.restante.loadgen.caller.tcp.TcpCaller;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.OptionalLong;

/** A {@link TrivialTarget} in a process of its own. */
final class TargetProcess implements AutoCloseable {
    /** Numbers there and back. */
    private static final class Numbers implements Messages {
        @Override
        public byte[] request(long id) {
            return ByteBuffer.allocate(8).putLong(id).array();
        }

        @Override
        public Verdict check(long id, byte[] response) {
            return response.length == 16 && ByteBuffer.wrap(response).getLong() == id
                    ? Verdict.ok()
                    : Verdict.wrongContent("another number");
        }
    }

    private final Process process;
    private final PrintStream commands;
    private final BufferedReader answers;
    private final int port;

    TargetProcess() throws IOException {
        process = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-Xmx256m",
                        "-XX:+UseSerialGC",
                        "-cp",
                        System.getProperty("java.class.path"),
                        TrivialTarget.class.getName())
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        commands = new PrintStream(process.getOutputStream(), true, StandardCharsets.UTF_8);
        answers = new BufferedReader(new InputStreamReader(process.getInputStream(), StandardCharsets.UTF_8));
        port = Integer.parseInt(answer());
    }

    /** A caller of it, over so many connections. */
    TcpCaller caller(int connections) {
        return TcpCaller.shared(
                new Address("127.0.0.1", port),
                new LengthPrefixed(4),
                new Numbers(),
                connections,
                response -> OptionalLong.of(ByteBuffer.wrap(response).getLong()));
    }

    /** A caller with one call at a time on each of at most so many connections. */
    TcpCaller exclusiveCaller(int connections) {
        return TcpCaller.exclusive(new Address("127.0.0.1", port), new LengthPrefixed(4), new Numbers(), connections);
    }

    /** How long the target says that an answer took it, in nanoseconds. */
    static long took(byte[] response) {
        return ByteBuffer.wrap(response).getLong(8);
    }

    void tell(String command) {
        commands.println(command);
    }

    /** How many requests came since the reset, and the nanoseconds from the first to the last. */
    long[] count() {
        return asked("count");
    }

    /** What held up its process since this was last asked, as {@link Hiccups#since}. */
    long[] hiccups() {
        return asked("hiccups");
    }

    @Override
    public void close() {
        process.destroy();
    }

    private long[] asked(String command) {
        tell(command);
        String[] numbers = answer().split(" ", -1);
        return new long[] {Long.parseLong(numbers[0]), Long.parseLong(numbers[1])};
    }

    private String answer() {
        try {
            return String.valueOf(answers.readLine());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
