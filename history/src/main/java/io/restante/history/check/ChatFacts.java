package io.restante.history.check;

import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What happened in one chat, in the shapes that the checks look things up in. */
final class ChatFacts {
    private final ChatOperations operations;
    private final Settings settings;
    private final @Nullable FinalRows all;
    private final List<Seen> seen;
    private final Map<Said, Intent> intents = new LinkedHashMap<>();
    private final Map<String, List<Send>> keys = new LinkedHashMap<>();
    private final List<Mark> answers = new ArrayList<>();
    private long visible = Long.MIN_VALUE;

    ChatFacts(ChatOperations operations, Settings settings) {
        this.operations = operations;
        this.settings = settings;
        FinalRead read = operations.all();
        all = read == null ? null : new FinalRows(read);
        seen = seen(operations, all);
        operations.sends().forEach(this::tried);
        for (Seen one : seen) {
            Intent intent = intents.get(Said.in(one.message()));
            if (intent != null) {
                intent.appeared(one);
            }
            if (one.wasPulled()) {
                visible = Math.max(visible, one.sendTime());
            }
        }
    }

    private void tried(Send send) {
        intents.computeIfAbsent(Said.by(send), Intent::new).tried(send);
        if (send.key() != null) {
            keys.computeIfAbsent(send.key(), key -> new ArrayList<>(1)).add(send);
        }
        if (send.outcome() instanceof SendOutcome.Stored stored) {
            answers.add(new Mark(stored.sendTime(), send.completed(), send.id()));
            visible = Math.max(visible, stored.sendTime());
        }
    }

    private static List<Seen> seen(ChatOperations operations, @Nullable FinalRows all) {
        Map<Long, Seen> places = new HashMap<>();
        for (PulledPage page : operations.pages()) {
            for (Message message : page.messages()) {
                place(places, message).pulled(message, page.pull());
            }
        }
        if (all != null) {
            for (Row row : all.rows()) {
                place(places, row.message()).read(row.message(), all.read());
            }
        }
        List<Seen> sorted = new ArrayList<>(places.values());
        sorted.sort(Comparator.comparingLong(Seen::sendTime));
        return sorted;
    }

    private static Seen place(Map<Long, Seen> places, Message message) {
        return places.computeIfAbsent(message.sendTime(), place -> new Seen(message));
    }

    String name() {
        return operations.name();
    }

    Settings settings() {
        return settings;
    }

    List<Send> sends() {
        return operations.sends();
    }

    List<PulledPage> pages() {
        return operations.pages();
    }

    Collection<FinalRead> views() {
        return operations.views();
    }

    /** The rows at ALL; null where nobody read them. */
    @Nullable FinalRows all() {
        return all;
    }

    /** When the rows at ALL began to be read; before everything where nobody did. */
    long finallyRead() {
        return all == null ? Long.MIN_VALUE : all.read().invoked();
    }

    /** Every place where something was read, ascending. */
    List<Seen> seen() {
        return seen;
    }

    /** Every message that somebody tried to send. */
    Collection<Intent> intents() {
        return intents.values();
    }

    @Nullable Intent intent(Message message) {
        return intents.get(Said.in(message));
    }

    /** Every key, with its tries. */
    Map<String, List<Send>> keys() {
        return keys;
    }

    /** The answers by their places, with the times when they came. */
    List<Mark> answers() {
        return answers;
    }

    /** The highest place that a client was told of: everything up to here is stored and gated. */
    long visible() {
        return visible;
    }

    /** Whether a key of a message at {@code lower} had to be known when the one at {@code higher} was stored. */
    boolean remembers(long lower, long higher) {
        int newer = all != null && higher <= all.last() ? all.between(lower, higher) : sends().size();
        return newer < settings.keyWindow();
    }
}
