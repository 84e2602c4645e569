package io.restante.rpcstore.simulation;

import io.restante.routing.call.StoreAnswer;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * One request of a client, and what it learns: an answer; that nobody listens, so that nothing can have happened ({@link
 * StoreAnswer.NotSent}); or nothing at all ({@link StoreAnswer.Unknown}), where the connection breaks or the client waits no
 * longer. Then the API, which sees that its client has gone, takes the call back.
 */
final class HttpRequest {
    /** By chance, on the way there and on the way back. */
    private static final double BREAKS = 0.005;

    private final World world;
    private final SimulatedApi api;
    private final Consumer<StoreAnswer> then;
    private @Nullable CompletableFuture<? extends StoreAnswer> work;
    private boolean done;

    private HttpRequest(World world, SimulatedApi api, Consumer<StoreAnswer> then) {
        this.world = world;
        this.api = api;
        this.then = then;
    }

    /** @param then is told once how it ended */
    static void ask(
            World world,
            SimulatedApi api,
            Duration patience,
            Function<SimulatedApi, CompletableFuture<? extends StoreAnswer>> call,
            Consumer<StoreAnswer> then) {
        HttpRequest request = new HttpRequest(world, api, then);
        world.time.after(world.wires.hop(), () -> request.arrive(call));
        world.time.after(patience, request::giveUp);
    }

    private void arrive(Function<SimulatedApi, CompletableFuture<? extends StoreAnswer>> call) {
        if (api.isDead()) {
            tell(new StoreAnswer.NotSent());
        } else if (world.chance(BREAKS)) {
            tell(new StoreAnswer.Unknown());
        } else {
            api.began(this);
            api.run(() -> begin(call));
        }
    }

    private void begin(Function<SimulatedApi, CompletableFuture<? extends StoreAnswer>> call) {
        if (done) {
            return;
        }
        CompletableFuture<? extends StoreAnswer> begun = call.apply(api);
        work = begun;
        begun.whenComplete((answer, failure) -> {
            api.ended(this);
            if (begun.isCancelled()) {
                return;
            }
            if (answer == null) {
                world.defects.add("a call failed with " + failure);
                tell(new StoreAnswer.Unknown());
            } else {
                api.letOut(() -> tell(world.chance(BREAKS) ? new StoreAnswer.Unknown() : answer));
            }
        });
    }

    /** The API is dead. */
    void broken() {
        tell(new StoreAnswer.Unknown());
    }

    private void tell(StoreAnswer answer) {
        world.time.after(world.wires.hop(), () -> end(answer));
    }

    private void giveUp() {
        if (!done) {
            end(new StoreAnswer.Unknown());
            world.time.after(world.wires.hop(), () -> api.run(this::takeBack));
        }
    }

    private void takeBack() {
        api.ended(this);
        CompletableFuture<? extends StoreAnswer> begun = work;
        if (begun != null) {
            begun.cancel(false);
        }
    }

    private void end(StoreAnswer answer) {
        if (!done) {
            done = true;
            then.accept(answer);
        }
    }
}
