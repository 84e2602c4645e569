package io.restante.loadgen.command;

import io.restante.loadgen.caller.http.HttpCaller;
import io.restante.loadgen.caller.http.HttpRequests;
import io.restante.loadgen.caller.http.HttpTarget;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import picocli.CommandLine.Option;

/** How servers are reached over HTTP. */
final class HttpOptions {
    @Option(
            names = "--connections",
            paramLabel = "N",
            description = "At most so many connections, one call at a time on each (default: ${DEFAULT-VALUE}).")
    private int connections = 2_000;

    @Option(
            names = "--ca",
            paramLabel = "FILE",
            description = "For https: the certificates (PEM) that are trusted, in place of this machine's.")
    private Optional<Path> ca = Optional.empty();

    /** The caller for at most so many calls at once; throws IllegalArgumentException with a sentence for the user. */
    HttpCaller caller(HttpTarget target, HttpRequests requests, int concurrency) throws IOException {
        if (ca.isPresent() && !target.secure()) {
            throw new IllegalArgumentException("--ca is for https, and the URL begins with http.");
        }
        return new HttpCaller(target, requests, ConnectionCount.most(connections, concurrency), ca);
    }
}
