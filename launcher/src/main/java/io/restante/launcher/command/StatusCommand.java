package io.restante.launcher.command;

import io.restante.launcher.health.State;
import io.restante.launcher.lifecycle.Standing;
import io.restante.launcher.lifecycle.Survey;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.OptionsFile;
import io.restante.launcher.plan.Plan;
import io.restante.launcher.plan.Role;
import io.restante.launcher.process.RunFiles;
import java.io.IOException;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.stream.Collectors;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

@Command(name = "status", description = "Asks each process how it stands; ends with 0 only if all are ready.")
final class StatusCommand implements Callable<Integer> {
    private final Setting setting;

    @Option(names = "--json", description = "As JSON.")
    private boolean json;

    @Mixin
    private DataOption dataOption = new DataOption();

    StatusCommand(Setting setting) {
        this.setting = setting;
    }

    @Override
    public Integer call() throws IOException {
        DataFolder data = dataOption.folder(setting);
        Options options = new OptionsFile(data).read().orElse(Options.USUAL);
        Plan plan = setting.planner().plan(data, options);
        List<Standing> standings = new Survey(new RunFiles(data.run())).of(plan.parts());
        setting.out().println(json ? json(standings, options.relaxed()) : lines(standings));
        if (options.relaxed() && !json) {
            setting.out().println(Announcement.RELAXED);
        }
        return standings.stream().allMatch(standing -> standing.state() == State.READY) ? 0 : Failures.FAILED;
    }

    private static String lines(List<Standing> standings) {
        return standings.stream()
                .map(standing -> "%-12s %-21s %-9s %s"
                        .formatted(
                                standing.part().name(),
                                standing.part().address(),
                                standing.state().word(),
                                detail(standing)))
                .map(String::stripTrailing)
                .collect(Collectors.joining("\n"));
    }

    private static String detail(Standing standing) {
        String pid = standing.pid().isPresent() ? "pid " + standing.pid().getAsLong() : "";
        return standing.shards().isPresent() ? pid + ", " + standing.shards().getAsInt() + " shards" : pid;
    }

    // Nothing in it ever needs an escape: names and addresses are ours, and a host has no quotes.
    private static String json(List<Standing> standings, boolean relaxed) {
        return standings.stream()
                .map(standing -> "{\"name\":\"%s\",\"role\":\"%s\",\"pid\":%s,\"address\":\"%s\",\"state\":\"%s\"%s%s}"
                        .formatted(
                                standing.part().name(),
                                standing.part().role().word(),
                                standing.pid().isPresent() ? standing.pid().getAsLong() : "null",
                                standing.part().address(),
                                standing.state().word(),
                                standing.shards().isPresent()
                                        ? ",\"shards\":" + standing.shards().getAsInt()
                                        : "",
                                relaxed && standing.part().role() == Role.CASSANDRA
                                        ? ",\"durability\":\"relaxed\""
                                        : ""))
                .collect(Collectors.joining(",", "[", "]"));
    }
}
