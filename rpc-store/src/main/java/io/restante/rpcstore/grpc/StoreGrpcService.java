package io.restante.rpcstore.grpc;

import io.grpc.stub.ServerCallStreamObserver;
import io.grpc.stub.StreamObserver;
import io.restante.protos.internal.AnswerBatch;
import io.restante.protos.internal.CallBatch;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.StoreServiceGrpc;
import io.restante.protos.internal.WatchShardsRequest;
import io.restante.routing.ShardMaps;
import io.restante.routing.time.Timers;
import io.restante.service.trace.Traces;
import java.util.Map;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Supplier;

/** What other processes of Restante ask of this store, on long streams. */
final class StoreGrpcService extends StoreServiceGrpc.StoreServiceImplBase {
    private final StoreDoor door;
    private final ShardMaps maps;
    private final WaitingPages pages;
    private final Timers timers;
    private final Traces traces;
    private final Supplier<Executor> loops;
    /** Ends the streams that are open, by their numbers. */
    private final Map<Long, Runnable> open = new ConcurrentSkipListMap<>();

    private final AtomicLong streams = new AtomicLong();

    private volatile boolean ending;

    /** @param loops gives the event loop of the connection on whose behalf the thread runs, or another one */
    StoreGrpcService(
            StoreDoor door,
            ShardMaps maps,
            WaitingPages pages,
            Timers timers,
            Traces traces,
            Supplier<Executor> loops) {
        this.door = door;
        this.maps = maps;
        this.pages = pages;
        this.timers = timers;
        this.traces = traces;
        this.loops = loops;
    }

    @Override
    public void watchShards(WatchShardsRequest request, StreamObserver<ShardMap> responses) {
        ServerCallStreamObserver<ShardMap> out = (ServerCallStreamObserver<ShardMap>) responses;
        MapStream stream = MapStream.begin(out, maps, timers, loops.get());
        keep(out, stream::end, stream::gone);
    }

    @Override
    public StreamObserver<CallBatch> exchange(StreamObserver<AnswerBatch> responses) {
        ServerCallStreamObserver<AnswerBatch> out = (ServerCallStreamObserver<AnswerBatch>) responses;
        ExchangeStream stream = ExchangeStream.begin(door, maps, pages, timers, traces, loops.get(), out);
        keep(out, stream::end, stream::gone);
        return stream;
    }

    /** Ends every stream, in the order in which they began, once what is under way on it is answered: the server waits for them before it stops. */
    void end() {
        ending = true;
        open.values().forEach(Runnable::run);
    }

    /** @param gone when the peer has broken the stream off */
    private void keep(ServerCallStreamObserver<?> out, Runnable end, Runnable gone) {
        long number = streams.incrementAndGet();
        open.put(number, end);
        out.setOnCloseHandler(() -> open.remove(number));
        out.setOnCancelHandler(() -> {
            open.remove(number);
            gone.run();
        });
        if (ending) {
            end.run();
        }
    }
}
