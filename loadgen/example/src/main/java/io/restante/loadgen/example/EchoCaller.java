package io.restante.loadgen.example;

import io.restante.loadgen.caller.Caller;
import io.restante.loadgen.caller.Deadline;
import io.restante.loadgen.caller.Request;
import io.restante.loadgen.caller.Verdict;
import java.io.IOException;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/** Calls an echo service (RFC 862), with a connection for each call. */
public record EchoCaller(String host, int port) implements Caller {
    @Override
    public byte[] build(long id) {
        return ("message " + id).getBytes(StandardCharsets.UTF_8);
    }

    @Override
    public byte[] call(Request request, Deadline deadline) throws IOException {
        try (Socket socket = new Socket(host, port)) {
            socket.setSoTimeout((int) deadline.timeout().toMillis());
            socket.getOutputStream().write(request.payload().bytes());
            return socket.getInputStream().readNBytes(request.payload().size());
        }
    }

    @Override
    public Verdict check(Request request, byte[] response) {
        return Arrays.equals(request.payload().bytes(), response)
                ? Verdict.ok()
                : Verdict.wrongContent("\"" + new String(response, StandardCharsets.UTF_8) + "\" came back");
    }
}
