package io.restante.launcher.chain;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/** The keys of the newest messages, as far back as a store remembers them. */
final class RecentKeys {
    private record Keyed(long ordinal, String key, long sendTime) {}

    private final int reach;
    private final Map<String, Keyed> byKey = new HashMap<>();
    private final Deque<Keyed> order = new ArrayDeque<>();
    private long ordinal;

    /** @param reach a key is remembered while fewer newer messages stand in the chat */
    RecentKeys(int reach) {
        this.reach = reach;
    }

    /** Takes the next message; gives the one for which its key should have been known. */
    OptionalLong add(Link link) {
        ordinal++;
        while (!order.isEmpty() && order.getFirst().ordinal() < ordinal - reach) {
            Keyed gone = order.removeFirst();
            byKey.remove(gone.key(), gone);
        }
        if (link.key() == null) {
            return OptionalLong.empty();
        }
        Keyed keyed = new Keyed(ordinal, link.key(), link.sendTime());
        order.addLast(keyed);
        Keyed before = byKey.put(link.key(), keyed);
        return before == null ? OptionalLong.empty() : OptionalLong.of(before.sendTime());
    }
}
