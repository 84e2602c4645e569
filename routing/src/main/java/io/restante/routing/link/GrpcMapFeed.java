package io.restante.routing.link;

import io.grpc.CallOptions;
import io.grpc.ClientCall;
import io.grpc.ManagedChannel;
import io.grpc.Metadata;
import io.grpc.Status;
import io.restante.protos.internal.ShardMap;
import io.restante.protos.internal.StoreServiceGrpc;
import io.restante.protos.internal.WatchShardsRequest;
import io.restante.routing.watch.MapFeed;
import io.restante.routing.wire.ShardMapWire;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/** Maps from the WatchShards stream of any store behind a gRPC target. Thread-safe. */
public final class GrpcMapFeed implements MapFeed {
    private static final Logger LOG = LoggerFactory.getLogger(GrpcMapFeed.class);

    private final StoreChannels channels;

    public GrpcMapFeed(StoreChannels channels) {
        this.channels = channels;
    }

    @Override
    public Subscription open(String target, Listener listener) {
        Executor loop = channels.loop();
        ManagedChannel channel = channels.toAny(target, loop);
        ClientCall<WatchShardsRequest, ShardMap> call =
                channel.newCall(StoreServiceGrpc.getWatchShardsMethod(), CallOptions.DEFAULT.withExecutor(loop));
        call.start(
                new ClientCall.Listener<>() {
                    @Override
                    public void onMessage(ShardMap map) {
                        try {
                            listener.map(ShardMapWire.fromProto(map));
                            call.request(1);
                        } catch (IllegalArgumentException defect) {
                            LOG.error("A store behind {} sent a shard map that cannot be read", target, defect);
                            call.cancel("unreadable", null);
                        }
                    }

                    @Override
                    public void onClose(Status status, Metadata trailers) {
                        LOG.debug("No maps from {} any more: {}", target, status);
                        channel.shutdownNow();
                        listener.ended();
                    }
                },
                new Metadata());
        call.request(1);
        call.sendMessage(WatchShardsRequest.getDefaultInstance());
        call.halfClose();
        return () -> {
            call.cancel("not wanted any more", null);
            channel.shutdownNow();
        };
    }
}
