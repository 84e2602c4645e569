package io.restante.rpcstore.chat;

import io.restante.rpcstore.message.KeyRow;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * The idempotency keys of a chat's newest messages. A key is remembered while fewer than {@code reach} newer messages
 * stand in the chat: counted in messages, so no clock is involved. Not thread-safe.
 */
final class KeyWindow {
    private record Place(long ordinal, long sendTime) {}

    private record Keyed(long ordinal, String key) {}

    private final int reach;
    private final Map<String, Place> places = new HashMap<>();
    private final Deque<Keyed> order = new ArrayDeque<>();
    /** Messages are counted from here in both directions: the newest has this number. */
    private long newest;
    /** The number of the oldest message that was looked at. */
    private long oldest = 1;

    private boolean startReached;

    KeyWindow(int reach) {
        this.reach = reach;
    }

    /** Takes the next newer message. */
    void append(long sendTime, @Nullable String key) {
        newest++;
        if (key != null) {
            places.put(key, new Place(newest, sendTime));
            order.addLast(new Keyed(newest, key));
        }
        while (!order.isEmpty() && order.getFirst().ordinal() <= newest - reach) {
            Keyed gone = order.removeFirst();
            Place place = places.get(gone.key());
            if (place != null && place.ordinal() == gone.ordinal()) {
                places.remove(gone.key());
            }
        }
    }

    /** Takes the next older messages, newest first. */
    void prepend(List<KeyRow> older) {
        for (KeyRow row : older) {
            oldest--;
            String key = row.idempotencyKey();
            if (key != null && newest - oldest < reach && !places.containsKey(key)) {
                places.put(key, new Place(oldest, row.sendTime()));
                order.addFirst(new Keyed(oldest, key));
            }
        }
    }

    /** Says that no message is older than those looked at. */
    void reachStart() {
        startReached = true;
    }

    /** How many older messages must be looked at before an unknown key is known to be new. */
    int missing() {
        long seen = newest - oldest + 1;
        return startReached || seen >= reach ? 0 : (int) (reach - seen);
    }

    /** The send time of the message that was sent with this key. */
    OptionalLong find(String key) {
        Place place = places.get(key);
        return place == null ? OptionalLong.empty() : OptionalLong.of(place.sendTime());
    }

    int size() {
        return places.size();
    }
}
