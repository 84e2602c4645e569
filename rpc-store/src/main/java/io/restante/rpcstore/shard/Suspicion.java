package io.restante.rpcstore.shard;

import io.restante.rpcstore.member.MemberRow;
import io.restante.rpcstore.member.MemberState;
import java.time.Duration;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/**
 * Who has not beaten for too long. A member is suspected only when two readings of the same beat are that far apart,
 * counted on a clock that never steps from the return of the first one: no wall clock is trusted, and who has been
 * paused himself suspects nobody for it. Not thread-safe.
 */
final class Suspicion {
    /** @param proven whether an earlier beat of the same member was seen: it is not only a row that somebody left */
    private record Beat(long number, long sinceNanos, boolean proven) {}

    private final UUID self;
    private final Duration patience;
    private Map<UUID, Beat> beats = new HashMap<>();

    Suspicion(UUID self, Duration patience) {
        this.self = self;
        this.patience = patience;
    }

    /**
     * Takes in what a reading has shown, and gives the members that are overdue in it.
     *
     * @param returnedNanos when the reading returned
     */
    List<MemberRow> look(Collection<MemberRow> members, long returnedNanos) {
        Map<UUID, Beat> seen = new HashMap<>();
        List<MemberRow> overdue = members.stream()
                .filter(member ->
                        member.state() == MemberState.ALIVE && !member.id().equals(self))
                .filter(member -> {
                    Beat before = beats.get(member.id());
                    Beat now = before != null && before.number() == member.beat()
                            ? before
                            : new Beat(member.beat(), returnedNanos, before != null);
                    seen.put(member.id(), now);
                    return returnedNanos - now.sinceNanos() >= patience.toNanos();
                })
                .toList();
        beats = seen;
        return overdue;
    }

    /** Whether a member has been seen to live: it has beaten since it was first looked at. */
    boolean hasBeaten(UUID member) {
        Beat beat = beats.get(member);
        return member.equals(self) || (beat != null && beat.proven());
    }
}
