package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.restante.routing.ShardMap;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.routing.wire.ShardMapWire;
import java.time.Duration;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;

/** Tells one peer of the owners: at once, after each change and every second. Who reads slowly gets the newest only. */
final class MapStream {
    private static final Duration BEAT = Duration.ofSeconds(1);

    private final ServerCallStreamObserver<io.restante.protos.internal.ShardMap> out;
    private final ShardMaps maps;
    private final Timers timers;
    private final Executor loop;
    private final Consumer<ShardMap> listener = this::changed;
    private final AtomicBoolean scheduled = new AtomicBoolean();
    private volatile boolean over;
    // For the event loop alone.
    private boolean ended;

    private MapStream(
            ServerCallStreamObserver<io.restante.protos.internal.ShardMap> out,
            ShardMaps maps,
            Timers timers,
            Executor loop) {
        this.out = out;
        this.maps = maps;
        this.timers = timers;
        this.loop = loop;
    }

    /** @param loop runs one thing at a time: maps are written there */
    static MapStream begin(
            ServerCallStreamObserver<io.restante.protos.internal.ShardMap> out,
            ShardMaps maps,
            Timers timers,
            Executor loop) {
        MapStream stream = new MapStream(out, maps, timers, loop);
        out.setOnReadyHandler(stream::schedule);
        maps.listen(stream.listener);
        stream.beat();
        return stream;
    }

    void end() {
        gone();
        schedule();
    }

    /** Nobody reads any more. */
    void gone() {
        over = true;
        maps.forget(listener);
    }

    private void beat() {
        if (!over) {
            schedule();
            timers.after(BEAT, this::beat);
        }
    }

    private void changed(ShardMap current) {
        schedule();
    }

    private void schedule() {
        if (scheduled.compareAndSet(false, true)) {
            loop.execute(this::write);
        }
    }

    private void write() {
        scheduled.set(false);
        if (ended || out.isCancelled()) {
            return;
        }
        if (over) {
            ended = true;
            out.onCompleted();
        } else if (out.isReady()) {
            out.onNext(ShardMapWire.toProto(maps.current()));
        }
    }
}
