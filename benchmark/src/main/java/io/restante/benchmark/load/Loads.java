package io.restante.benchmark.load;

import io.restante.loadgen.caller.http.HttpCaller;
import io.restante.loadgen.caller.http.HttpRequests;
import io.restante.loadgen.caller.http.HttpTarget;
import io.restante.loadgen.load.Generator;
import io.restante.loadgen.load.Load;
import io.restante.loadgen.measure.Summary;
import io.restante.loadgen.rate.Schedule;
import io.restante.loadgen.rate.Spacing;
import io.restante.loadgen.result.Result;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Flow;

/** Runs of the load generator against one API. */
public final class Loads {
    /** As wrk has them. */
    public static final int CONNECTIONS = 100;

    private static final Duration TIMEOUT = Duration.ofSeconds(5);
    private static final Duration LONGEST = Duration.ofHours(2);

    private final String url;

    /** @param url of the API, without a slash at the end */
    public Loads(String url) {
        this.url = url;
    }

    /** At a given rate, whatever the API does; times count from when a call should have been sent. */
    public Summary open(double perSecond, Duration length, HttpRequests requests)
            throws IOException, InterruptedException {
        return run(Load.of(perSecond, length, TIMEOUT), requests, CONNECTIONS * 2);
    }

    /** As fast as 100 connections go. */
    public Summary closed(Duration length, HttpRequests requests) throws IOException, InterruptedException {
        return run(fullSpeed(length), requests, CONNECTIONS);
    }

    /** As fast as 100 connections go, until so many calls have been sent. */
    public Summary closed(long calls, HttpRequests requests) throws IOException, InterruptedException {
        UpTo upTo = new UpTo(requests, calls);
        try (HttpCaller caller = caller(upTo, CONNECTIONS)) {
            Generator generator = new Generator(fullSpeed(LONGEST), caller);
            upTo.whenEnough(generator::stop);
            return ended(generator);
        }
    }

    /** Rates that change, over as many connections as calls want, up to a bound; every result is shown. */
    public Summary stages(Schedule schedule, int connections, HttpRequests requests, Flow.Subscriber<Result> each)
            throws IOException, InterruptedException {
        Load load = new Load(schedule, TIMEOUT, Load.MOST_CONCURRENT, new Spacing.Even());
        try (HttpCaller caller = caller(requests, connections)) {
            Generator generator = new Generator(load, caller);
            generator.results().subscribe(each);
            return ended(generator);
        }
    }

    /** At a given rate beside other work, until it is closed; every result is shown. */
    public Background begin(double perSecond, HttpRequests requests, Flow.Subscriber<Result> each) throws IOException {
        HttpCaller caller = caller(requests, CONNECTIONS * 2);
        Generator generator = new Generator(Load.of(perSecond, LONGEST, TIMEOUT), caller);
        generator.results().subscribe(each);
        return new Background(generator, caller);
    }

    private Summary run(Load load, HttpRequests requests, int connections) throws IOException, InterruptedException {
        try (HttpCaller caller = caller(requests, connections)) {
            return ended(new Generator(load, caller));
        }
    }

    private static Load fullSpeed(Duration length) {
        return new Load(Schedule.steady(0, length), TIMEOUT, CONNECTIONS, new Spacing.Even());
    }

    private HttpCaller caller(HttpRequests requests, int connections) throws IOException {
        return new HttpCaller(HttpTarget.parse(url), requests, connections);
    }

    private static Summary ended(Generator generator) throws IOException, InterruptedException {
        generator.start();
        return summary(generator);
    }

    static Summary summary(Generator generator) throws IOException, InterruptedException {
        try {
            return generator.ended().toCompletableFuture().get();
        } catch (ExecutionException e) {
            throw new IOException("the load generator failed: " + e.getCause(), e);
        }
    }
}
