package io.restante.launcher.command;

import io.restante.launcher.cassandra.CassandraChatRows;
import io.restante.launcher.cassandra.CassandraSession;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.chain.ChainReport;
import io.restante.launcher.chain.ChatVerifier;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.problem.Problem;
import io.restante.protos.error.ApiException;
import io.restante.protos.rules.ChatName;
import java.io.IOException;
import java.io.PrintStream;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "verify-chat",
        description =
                "Reads a chat from all replicas and checks its chain; ends with 0 where it holds, 1 where it is broken,"
                        + " 2 where it cannot be read. Shows no message.")
final class VerifyChatCommand implements Callable<Integer> {
    private static final int BROKEN = 1;
    private static final int UNREADABLE = 2;
    /** As far back as a store remembers keys, in messages. */
    private static final int KEY_REACH = 10_000;

    private final Setting setting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "NAME", description = "Of the chat: ann:bob, or a room.")
    private String name = "";

    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT,...",
            description = "Of another cluster than the one that ./restante up uses.")
    private @Nullable String cassandra;

    @Mixin
    private DataOption dataOption = new DataOption();

    VerifyChatCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        try {
            return verify(chat(), contact());
        } catch (Problem problem) {
            spec.commandLine().getErr().println("restante: " + problem.getMessage());
            spec.commandLine().getErr().flush();
            return UNREADABLE;
        }
    }

    private int verify(String chat, Contact contact) {
        PrintStream out = setting.out();
        try (CassandraSession session = CassandraSession.open(contact)) {
            ChainReport report = session.run(cql -> ChatVerifier.verify(
                            new CassandraChatRows(cql, contact.keyspace(), chat),
                            KEY_REACH,
                            sentence -> out.println("Broken: " + sentence)))
                    .orElseThrow(() -> new Problem("There is no chat " + chat + " at " + contact + "."));
            print(chat, report, out);
            return report.holds() ? 0 : BROKEN;
        }
    }

    private static void print(String chat, ChainReport report, PrintStream out) {
        out.printf(
                "%s: %d messages in %d batches and %d segments, %d with a key.%n",
                chat, report.messages(), report.batches(), report.segments(), report.keyed());
        if (report.messages() > 0) {
            out.println("First " + time(report.first()) + ", last " + time(report.last()) + ".");
        }
        report.torn()
                .ifPresent(torn -> out.println("At the newest end stand " + torn.rows() + " of the " + torn.size()
                        + " rows of a batch that begins at " + torn.start()
                        + ". That is no break: it was never answered, and the chat's next owner drops it."));
        out.println(
                report.holds()
                        ? "The chain holds."
                        : "The chain is broken: " + report.breaks() + " breaks, see above.");
        out.flush();
    }

    private static String time(long sendTime) {
        return sendTime + " (" + Instant.EPOCH.plus(sendTime, ChronoUnit.MICROS) + ")";
    }

    private String chat() {
        try {
            return ChatName.of(name).canonical();
        } catch (ApiException e) {
            throw new Problem("No chat can be called so: " + e.getMessage());
        }
    }

    private Contact contact() throws IOException {
        if (cassandra != null) {
            return Contact.of(cassandra, System.getenv());
        }
        Optional<Options> options = new OptionsFile(dataOption.folder(setting)).read();
        return Contact.of(
                options.orElseThrow(() -> new Problem("Nothing was ever started with the data in "
                        + dataOption.folder(setting).root() + ": name a cluster with --cassandra HOST:PORT.")),
                System.getenv());
    }
}
