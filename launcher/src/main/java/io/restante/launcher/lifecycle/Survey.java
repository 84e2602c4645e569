package io.restante.launcher.lifecycle;

import io.restante.launcher.health.ShardCount;
import io.restante.launcher.health.State;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Role;
import io.restante.launcher.process.Run;
import io.restante.launcher.process.RunFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.OptionalLong;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;

/** Asks every process at once how it stands, so that one that hangs does not delay the others' answers. */
public final class Survey {
    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private final RunFiles runs;

    public Survey(RunFiles runs) {
        this.runs = runs;
    }

    /** In the order given. */
    public List<Standing> of(List<Part> parts) {
        ExecutorService threads = Executors.newFixedThreadPool(parts.size());
        try {
            List<CompletableFuture<Standing>> asked = parts.stream()
                    .map(part -> CompletableFuture.supplyAsync(() -> standing(part), threads))
                    .toList();
            return asked.stream().map(CompletableFuture::join).toList();
        } finally {
            threads.shutdownNow();
        }
    }

    private Standing standing(Part part) {
        try {
            Optional<Run> run = runs.alive(part.name());
            if (run.isEmpty()) {
                return new Standing(part, OptionalLong.empty(), State.DOWN, OptionalInt.empty());
            }
            State state = part.probe().ready(PATIENCE) ? State.READY : State.STARTING;
            boolean counts = state == State.READY && part.role() == Role.RPC_STORE;
            OptionalInt shards = counts ? ShardCount.of(part.address(), PATIENCE) : OptionalInt.empty();
            return new Standing(part, OptionalLong.of(run.get().identity().pid()), state, shards);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
