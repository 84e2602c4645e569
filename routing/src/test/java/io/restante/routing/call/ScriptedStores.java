package io.restante.routing.call;

import io.restante.protos.api.PullResponse;
import io.restante.routing.time.VirtualTimers;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.function.Function;
import java.util.function.Supplier;

/** Stores that answer as they are told: each call takes the store's next answer, and the last one for ever. */
final class ScriptedStores implements Function<String, StoreLink> {
    record Asked(String address, StoreCall call, Duration at) {}

    static final StoreAnswer MOVED = new StoreAnswer.Moved();
    static final StoreAnswer NOT_SENT = new StoreAnswer.NotSent();
    static final StoreAnswer UNKNOWN = new StoreAnswer.Unknown();
    static final StoreAnswer STORED = new StoreAnswer.Stored(7, false);
    static final StoreAnswer PAGE = new StoreAnswer.Page(PullResponse.getDefaultInstance());

    final List<Asked> asked = new ArrayList<>();
    final List<CompletableFuture<StoreAnswer>> open = new ArrayList<>();
    private final Map<String, Deque<Supplier<CompletableFuture<StoreAnswer>>>> scripts = new HashMap<>();
    private final VirtualTimers timers;

    ScriptedStores(VirtualTimers timers) {
        this.timers = timers;
    }

    void answer(String address, StoreAnswer... answers) {
        for (StoreAnswer answer : answers) {
            script(address).add(() -> CompletableFuture.completedFuture(answer));
        }
    }

    /** Does this and then answers. */
    void answerAfter(String address, Runnable first, StoreAnswer answer) {
        script(address).add(() -> {
            first.run();
            return CompletableFuture.completedFuture(answer);
        });
    }

    /** Says nothing; at the deadline of the call it is unknown, as the contract of a link wants it. */
    void hang(String address) {
        script(address).add(() -> {
            CompletableFuture<StoreAnswer> hanging = new CompletableFuture<>();
            open.add(hanging);
            long left = asked.get(asked.size() - 1).call().terms().deadline() - timers.nanos();
            timers.after(Duration.ofNanos(left), () -> hanging.complete(UNKNOWN));
            return hanging;
        });
    }

    List<String> addresses() {
        return asked.stream().map(Asked::address).toList();
    }

    @Override
    public StoreLink apply(String address) {
        return call -> {
            asked.add(new Asked(address, call, Duration.ofNanos(timers.nanos())));
            Deque<Supplier<CompletableFuture<StoreAnswer>>> script = script(address);
            return (script.size() > 1 ? script.remove() : script.element()).get();
        };
    }

    private Deque<Supplier<CompletableFuture<StoreAnswer>>> script(String address) {
        return scripts.computeIfAbsent(address, missing -> new ArrayDeque<>());
    }
}
