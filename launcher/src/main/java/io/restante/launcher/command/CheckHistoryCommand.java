package io.restante.launcher.command;

import io.restante.history.check.HistoryChecker;
import io.restante.history.check.Report;
import io.restante.history.file.DamagedHistoryException;
import io.restante.history.file.Ending;
import io.restante.history.file.HistoryReader;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.Spec;

@Command(
        name = "check-history",
        description = "Judges a recorded history; ends with 0 where all that it can judge holds, 1 where something is"
                + " violated, 2 where the file cannot be read.")
final class CheckHistoryCommand implements Callable<Integer> {
    private static final int VIOLATED = 1;
    private static final int UNREADABLE = 2;

    private final Setting setting;

    @Spec
    private CommandSpec spec = CommandSpec.create();

    @Parameters(paramLabel = "FILE", description = "One JSON object a line, as docs/history.md says.")
    private Path file = Path.of("");

    @Option(
            names = "--cassandra",
            paramLabel = "HOST:PORT,...",
            description =
                    "Reads the history's chats from all replicas of this cluster too, where nobody writes any more.")
    private @Nullable String cassandra;

    @Option(
            names = {"-h", "--help"},
            usageHelp = true,
            description = "Shows this.")
    boolean help;

    CheckHistoryCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() {
        HistoryChecker checker = new HistoryChecker();
        Ending ending;
        try {
            FinalReads reads = new FinalReads();
            ending = HistoryReader.read(file, entry -> {
                checker.add(entry);
                reads.follow(entry);
            });
            if (cassandra != null) {
                reads.read(Contact.of(cassandra, System.getenv())).forEach(checker::add);
            }
        } catch (Problem problem) {
            return unreadable(String.valueOf(problem.getMessage()));
        } catch (DamagedHistoryException e) {
            return unreadable(String.valueOf(e.getMessage()));
        } catch (NoSuchFileException e) {
            return unreadable("there is no such file");
        } catch (IOException e) {
            return unreadable("cannot be read: " + e.getMessage());
        }
        Report report = checker.report(ending == Ending.CLOSED);
        if (report.counts().entries() == 0) {
            return unreadable("there is nothing in it to judge");
        }
        if (ending != Ending.CLOSED) {
            setting.out()
                    .println("The history has no end, so its recorder was killed, or still runs"
                            + (ending == Ending.CUT_OFF ? "; its last line is cut off and was left out." : "."));
        }
        setting.out().print(report);
        setting.out().flush();
        return report.holds() ? 0 : VIOLATED;
    }

    private int unreadable(String sentence) {
        spec.commandLine().getErr().println("restante: " + file + ", " + sentence);
        spec.commandLine().getErr().flush();
        return UNREADABLE;
    }
}
