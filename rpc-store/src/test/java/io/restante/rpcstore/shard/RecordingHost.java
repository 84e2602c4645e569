package io.restante.rpcstore.shard;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;

/** Notes what it is told, and drains at once, or when a test lets it. */
final class RecordingHost implements ShardHost {
    final List<Tenure> opened = new ArrayList<>();
    final List<Tenure> drains = new ArrayList<>();
    final List<Tenure> closed = new ArrayList<>();
    CompletableFuture<Void> drained = CompletableFuture.completedFuture(null);

    @Override
    public void open(Tenure tenure) {
        opened.add(tenure);
    }

    @Override
    public CompletionStage<Void> drain(Tenure tenure) {
        drains.add(tenure);
        return drained;
    }

    @Override
    public void close(Tenure tenure) {
        closed.add(tenure);
    }
}
