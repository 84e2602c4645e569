package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.message.Template;
import io.restante.loadgen.caller.message.TemplateMessages;
import io.restante.loadgen.caller.socket.Address;
import io.restante.loadgen.caller.tcp.Arithmetic;
import io.restante.loadgen.caller.tcp.Framing;
import io.restante.loadgen.caller.tcp.Framing.Delimited;
import io.restante.loadgen.caller.tcp.Framing.LengthPrefixed;
import io.restante.loadgen.caller.tcp.TcpCaller;
import java.util.Optional;
import picocli.CommandLine.Command;
import picocli.CommandLine.Option;

@Command(
        name = "tcp",
        description =
                "Sends messages over TCP, each answered by one. Without --body these are sums for a service that calculates,"
                        + " whose answers name their request, so that many calls share a connection.",
        footer = {
            "",
            "Sums, as in {\"id\":7,\"operands\":[7,3],\"operator\":\"+\"}, as fast as they come back:",
            "  ./restante loadgen tcp --address localhost:9000 --lps 0 --max-concurrency 256",
            "Lines that end with CR and LF, one of 100 keys in each:",
            "  ./restante loadgen tcp --address localhost:6379 --delimiter '\\r\\n' --body 'GET key{id%%100}' --expect '^\\$'"
        })
final class TcpCommand extends CallerCommand {
    @Option(names = "--address", paramLabel = "HOST:PORT", required = true, description = "Where the service listens.")
    private String address = "";

    @Option(
            names = "--delimiter",
            paramLabel = "BYTES",
            description = "What follows each message; \\n, \\r, \\t, \\0 and \\xNN are bytes (default: \\n).")
    private Optional<String> delimiter = Optional.empty();

    @Option(
            names = "--length-prefix",
            paramLabel = "1|2|4",
            description = "In place of a delimiter: bytes of the big-endian length before each message.")
    private Optional<Integer> lengthPrefix = Optional.empty();

    @Option(
            names = "--body",
            paramLabel = "TEXT",
            description = "Each message; {id} stands for the number of the call.")
    private Optional<String> body = Optional.empty();

    @Option(
            names = "--expect",
            paramLabel = "REGEX",
            description = "With --body: what must be found in each answer; another one is an error of content.")
    private String expected = "";

    @Option(
            names = "--connections",
            paramLabel = "N",
            description =
                    "At most so many connections (default: 4; with --body, where each has one call at a time, 2000).")
    private Optional<Integer> connections = Optional.empty();

    TcpCommand(Screen screen) {
        super(screen);
    }

    @Override
    AsyncCaller caller(int concurrency) {
        Address target = Address.parse(address);
        if (body.isPresent()) {
            TemplateMessages messages = new TemplateMessages(new Template(body.get()), PatternText.parse(expected));
            return TcpCaller.exclusive(
                    target, framing(), messages, ConnectionCount.most(connections.orElse(2_000), concurrency));
        }
        if (!expected.isEmpty()) {
            throw new IllegalArgumentException("--expect needs a --body: sums are checked as they are.");
        }
        return TcpCaller.shared(
                target,
                framing(),
                new Arithmetic(),
                ConnectionCount.most(connections.orElse(4), concurrency),
                Arithmetic::idOf);
    }

    private Framing framing() {
        if (lengthPrefix.isPresent() && delimiter.isPresent()) {
            throw new IllegalArgumentException("Messages have a --delimiter or a --length-prefix, not both.");
        }
        return lengthPrefix.isPresent()
                ? new LengthPrefixed(lengthPrefix.get())
                : new Delimited(DelimiterText.parse(delimiter.orElse("\\n")));
    }
}
