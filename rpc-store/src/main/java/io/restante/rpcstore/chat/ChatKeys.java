package io.restante.rpcstore.chat;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.rpcstore.message.KeyRow;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Decides for each message with an idempotency key whether it is new: looks among those under way, then among those
 * stored, and reads further back where what is in memory does not reach far enough. A part of its {@link ChatLog}:
 * guarded by that one's lock, and what is to be done outside of it goes to the list of effects.
 */
final class ChatKeys {
    /** About what the key of one message holds while it is read. */
    private static final long KEY_ROW_BYTES = 512;

    private final ChatLog log;
    private final String chat;
    private final ChatSegments segments;
    private final ChatContext context;
    private final Map<String, PendingSend> underWay = new HashMap<>(0);
    private final List<PendingSend> unchecked = new ArrayList<>(0);
    private KeyWindow window;
    /** Where reading goes on: in this segment, below this send time. */
    private int segment;

    private long before = Long.MAX_VALUE;
    private boolean reading;
    private boolean forgotten;

    ChatKeys(ChatLog log, String chat, ChatSegments segments, ChatContext context) {
        this.log = log;
        this.chat = chat;
        this.segments = segments;
        this.context = context;
        this.window = new KeyWindow(context.limits().keyReach());
    }

    /** Begins with what a load has read. */
    void open(Tail tail) {
        segment = tail.partition().segment();
        for (int i = tail.newestBatch().size() - 1; i >= 0; i--) {
            takeOlder(tail.newestBatch().get(i));
        }
        tail.below().forEach(this::takeOlder);
        if (tail.startReached()) {
            leaveSegment();
        }
    }

    private void takeOlder(StoredMessage row) {
        takeOlder(List.of(new KeyRow(row.sendTime(), row.idempotencyKey(), row.isSeal())));
    }

    private void takeOlder(List<KeyRow> rows) {
        counted(() -> window.prepend(rows.stream().filter(row -> !row.seal()).toList()));
        if (!rows.isEmpty()) {
            before = rows.get(rows.size() - 1).sendTime();
        }
    }

    /** All of a segment is read. */
    private void leaveSegment() {
        if (segment == 0) {
            window.reachStart();
        } else {
            segment--;
            before = Long.MAX_VALUE;
        }
    }

    /** Takes note of a message that has become visible. */
    void stored(StoredMessage row) {
        counted(() -> window.append(row.sendTime(), row.idempotencyKey()));
        if (row.idempotencyKey() != null) {
            underWay.remove(row.idempotencyKey());
        }
    }

    /** Takes note that a message will not be stored: its key was not used up. */
    void release(PendingSend send) {
        String key = send.message().idempotencyKey();
        if (key != null) {
            underWay.remove(key, send);
        }
    }

    /** Whether the message is new and may be queued. If not, it is answered, or looked at again, in due time. */
    boolean admits(PendingSend send, List<Runnable> effects) {
        String key = send.message().idempotencyKey();
        if (key == null) {
            return true;
        }
        PendingSend first = underWay.get(key);
        if (first != null) {
            send.waitBehind(first);
            return false;
        }
        OptionalLong place = window.find(key);
        if (place.isPresent()) {
            effects.add(() -> replay(send, place.getAsLong()));
            return false;
        }
        if (window.missing() > 0) {
            unchecked.add(send);
            readOn(effects);
            return false;
        }
        underWay.put(key, send);
        return true;
    }

    boolean removeUnchecked(PendingSend send) {
        return unchecked.remove(send);
    }

    List<PendingSend> takeUnchecked() {
        List<PendingSend> taken = new ArrayList<>(unchecked);
        unchecked.clear();
        return taken;
    }

    boolean isReading() {
        return reading;
    }

    /** Gives back the memory; what is read from now on comes too late. */
    void forget() {
        forgotten = true;
        context.keys().giveBack(window.size());
        window = new KeyWindow(context.limits().keyReach());
        underWay.clear();
    }

    private void readOn(List<Runnable> effects) {
        if (reading) {
            return;
        }
        reading = true;
        // The newest row of a segment that has ended is its seal, which has no key.
        int missing = window.missing() + (before == Long.MAX_VALUE ? 1 : 0);
        Partition partition = new Partition(chat, segment);
        long below = before;
        effects.add(() -> context.loads()
                .take(missing * KEY_ROW_BYTES, () -> context.store().keys(partition, below, missing))
                .whenComplete((rows, failure) -> log.step(next -> readOn(rows, missing, failure, next))));
    }

    private void readOn(@Nullable List<KeyRow> rows, int asked, @Nullable Throwable failure, List<Runnable> effects) {
        reading = false;
        if (forgotten) {
            return;
        }
        List<PendingSend> waiting = takeUnchecked();
        if (rows == null) {
            waiting.forEach(send -> log.fail(send, Failures.ofRead(failure), effects));
            return;
        }
        takeOlder(rows);
        if (rows.size() < asked) {
            leaveSegment();
        }
        log.admit(waiting, effects);
    }

    /** The key is known: the answer is the old one if the message is the same. */
    private void replay(PendingSend send, long place) {
        segments.at(place)
                .thenCompose(found -> context.store().find(new Partition(chat, found), place))
                .whenComplete((row, failure) -> log.step(effects -> {
                    log.settle(send);
                    if (row == null) {
                        effects.add(() -> send.fail(unreadable()));
                    } else {
                        effects.add(() -> compare(send, row));
                    }
                }));
    }

    private static void compare(PendingSend send, Optional<StoredMessage> row) {
        NewMessage message = send.message();
        if (row.isEmpty()) {
            // A visible message never goes: somebody deleted it by hand. Unknown is not new.
            send.fail(unreadable());
        } else if (row.get().text().equals(message.text()) && row.get().sender().equals(message.sender())) {
            send.answer(row.get().sendTime(), true);
        } else {
            send.fail(ApiException.ofField(
                    ErrorCode.IDEMPOTENCY_KEY_REUSED,
                    "idempotency_key",
                    "idempotency_key was used in this chat for another message."));
        }
    }

    /** Not a 503: the message may be the one that is stored under this key already. */
    private static ApiException unreadable() {
        return ApiException.of(ErrorCode.DEADLINE_EXCEEDED, "The message that was sent with this key cannot be read.");
    }

    private void counted(Runnable change) {
        int before = window.size();
        change.run();
        context.keys().giveBack((long) before - window.size());
    }
}
