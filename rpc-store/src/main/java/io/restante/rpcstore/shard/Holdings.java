package io.restante.rpcstore.shard;

import io.restante.routing.ShardHash;
import io.restante.routing.time.Timers;
import io.restante.rpcstore.member.Membership;
import io.restante.rpcstore.time.TimeSource;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * The shards that one member serves. It begins with what a look shows to be its own, and never twice in the same epoch:
 * once a shard was given away, no reading brings that epoch back. Thread-safe.
 */
final class Holdings {
    private static final Logger LOG = LoggerFactory.getLogger(Holdings.class);

    private final Membership self;
    private final ShardHost host;
    private final TimeSource time;
    private final Timers timers;
    private final ShardMetrics metrics;
    private final Map<Integer, Tenure> tenures = new TreeMap<>();
    /** By shard: the highest epoch that was served or given away. */
    private final long[] epochs = new long[ShardHash.SHARDS];
    /** By shard: the highest epoch in which this member has tried to follow one who died. */
    private final long[] claims = new long[ShardHash.SHARDS];

    Holdings(Membership self, ShardHost host, TimeSource time, Timers timers, ShardMetrics metrics) {
        this.self = self;
        this.host = host;
        this.time = time;
        this.timers = timers;
        this.metrics = metrics;
    }

    /**
     * Begins to serve what is new in this view.
     *
     * @param before the view before it
     */
    void open(ShardView view, ShardView before) {
        List<Tenure> opened = new ArrayList<>();
        synchronized (this) {
            for (ShardRow row : view.shards()) {
                if (isNew(row)) {
                    epochs[row.shard()] = row.epoch();
                    Ticker ticker = new Ticker(time, self.ceiling(), timers, metrics, row.floor());
                    Tenure tenure = new Tenure(row.shard(), row.epoch(), arrival(row), ticker);
                    self.requireAbove(row.floor());
                    opened.add(tenure);
                    tell(tenure, before);
                }
            }
        }
        opened.forEach(host::open);
        // Not before it is open: who takes a shard out, to give it away, must find in it what it has to settle.
        synchronized (this) {
            opened.forEach(tenure -> tenures.put(tenure.shard(), tenure));
        }
    }

    /** Whether a shard is to be served from now on: it is this member's, in an epoch in which it has not been served here. */
    private boolean isNew(ShardRow row) {
        return row.owner().equals(self.id()) && row.epoch() > epochs[row.shard()];
    }

    /** Whether the shard has come since this was read of it, in a later epoch. */
    synchronized boolean have(ShardRow row) {
        return epochs[row.shard()] > row.epoch();
    }

    /** Takes note that these are about to be tried; whatever comes of it, none of them counts as given in that epoch. */
    synchronized void claim(List<ShardMove> moves) {
        for (ShardMove move : moves) {
            ShardRow to = move.to();
            if (to.owner().equals(self.id())) {
                claims[to.shard()] = Math.max(claims[to.shard()], to.epoch());
            }
        }
    }

    /** Nobody but this member itself takes for it what the dead have left. */
    private Arrival arrival(ShardRow row) {
        if (row.epoch() == 1) {
            return Arrival.NEW;
        }
        return row.epoch() <= claims[row.shard()] ? Arrival.TAKEOVER : Arrival.HANDOVER;
    }

    private void tell(Tenure tenure, ShardView before) {
        UUID from = before.shards().stream()
                .filter(old -> old.shard() == tenure.shard())
                .map(ShardRow::owner)
                .findFirst()
                .orElse(null);
        metrics.arrived(tenure.arrival());
        LOG.info(
                "Shard {}, epoch {}: from {} to {}: {}",
                tenure.shard(),
                tenure.epoch(),
                from,
                self.id(),
                tenure.arrival());
    }

    /** Takes a shard out, to give it away; null where it is not served in this epoch. */
    synchronized @Nullable Tenure take(ShardRow row) {
        Tenure tenure = tenures.get(row.shard());
        return tenure != null && tenure.epoch() == row.epoch() ? tenures.remove(row.shard()) : null;
    }

    synchronized List<Tenure> all() {
        return List.copyOf(tenures.values());
    }

    synchronized boolean isEmpty() {
        return tenures.isEmpty();
    }
}
