package io.restante.loadgen.command;

import io.restante.loadgen.caller.AsyncCaller;
import io.restante.loadgen.caller.http.HttpTarget;
import io.restante.loadgen.caller.http.RestanteRequests;
import java.io.IOException;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/** Restante's two calls over HTTP, in several shares. */
abstract class RestanteHttpCommand extends CallerCommand {
    @Option(names = "--url", paramLabel = "URL", description = "Where http-api listens (default: ${DEFAULT-VALUE}).")
    private String url = "http://localhost:8080";

    @Mixin
    private HttpOptions httpOptions = new HttpOptions();

    @Mixin
    private TalkOptions talkOptions = new TalkOptions();

    RestanteHttpCommand(Screen screen) {
        super(screen);
    }

    abstract double pulls();

    @Override
    final AsyncCaller caller(int concurrency) throws IOException {
        HttpTarget target = HttpTarget.parse(url);
        String base = target.path().replaceAll("/$", "");
        return httpOptions.caller(target, new RestanteRequests(base, talkOptions.talk(pulls())), concurrency);
    }

    @Command(
            name = "send",
            description = "Sends messages over HTTP.",
            footer = {
                "",
                "1,000 messages a second for half a minute, to 100 chats:",
                "  ./restante loadgen send --lps 1000 --duration 30s",
                "As a check for a build:",
                "  ./restante loadgen send --lps 200 --fail-if 'p99>50ms' --fail-if 'errors>0.1%%'"
            })
    static final class Send extends RestanteHttpCommand {
        Send(Screen screen) {
            super(screen);
        }

        @Override
        double pulls() {
            return 0;
        }
    }

    @Command(
            name = "pull",
            description = "Pulls the newest messages over HTTP.",
            footer = {
                "",
                "Pages of 50 from 10 chats, as from many independent users:",
                "  ./restante loadgen pull --lps 2000 --rooms 10 --limit 50 --poisson 1"
            })
    static final class Pull extends RestanteHttpCommand {
        Pull(Screen screen) {
            super(screen);
        }

        @Override
        double pulls() {
            return 1;
        }
    }

    @Command(
            name = "mixed",
            description = "Sends and pulls over HTTP.",
            footer = {
                "",
                "Three pulls for each send, faster and faster, with charts of the load and of process 4711:",
                "  ./restante loadgen mixed --pulls 0.75 --stages 100..2000:2m --html run.html --pid 4711",
                "The highest rate that keeps 99 %% of the calls below 50 ms:",
                "  ./restante loadgen mixed --search 100..5000 --duration 20s --fail-if 'p99>50ms'"
            })
    static final class Mixed extends RestanteHttpCommand {
        @Option(
                names = "--pulls",
                paramLabel = "SHARE",
                description = "The share of the calls that are pulls, from 0 to 1 (default: ${DEFAULT-VALUE}).")
        private double pulls = 0.5;

        Mixed(Screen screen) {
            super(screen);
        }

        @Override
        double pulls() {
            return pulls;
        }
    }
}
