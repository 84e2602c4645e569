package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Page;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import io.restante.history.operation.SendOutcome.NotStored;
import io.restante.history.operation.SendOutcome.Stored;
import io.restante.history.operation.SendOutcome.Unknown;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Histories of a store that keeps every promise: each operation takes effect at one moment, one after the other, somewhere between its
 * begin and its end, which overlap.
 */
final class ModelHistory {
    private static final long LONGEST = 20_000;
    private static final List<String> REPLICAS = List.of("r1", "r2", "r3");

    private final Random random;
    private final Consumer<Entry> to;
    private final List<ModelChat> chats = new ArrayList<>();
    private long now = LONGEST;
    private int lastId;

    private ModelHistory(long seed, int chats, Consumer<Entry> to) {
        random = new Random(seed);
        this.to = to;
        for (int i = 0; i < chats; i++) {
            this.chats.add(new ModelChat("chat-" + i, random));
        }
    }

    static List<Entry> of(long seed, int chats, int operations) {
        List<Entry> entries = new ArrayList<>();
        write(seed, chats, operations, entries::add);
        return entries;
    }

    static void write(long seed, int chats, int operations, Consumer<Entry> to) {
        new ModelHistory(seed, chats, to).run(operations);
    }

    private void run(int operations) {
        int nextKill = operations / 3;
        while (lastId < operations) {
            now += 1L + random.nextInt(5_000);
            ModelChat chat = chats.get(random.nextInt(chats.size()));
            int dice = random.nextInt(100);
            if (lastId >= nextKill) {
                nextKill += Math.max(1, operations / 3);
                to.accept(new Fault(++lastId, Fault.Kind.KILL, "rpc-store-1", now, List.of(chat.name())));
            } else if (dice < 45) {
                sendBatch(chat);
            } else if (dice < 55) {
                repeat(chat);
            } else {
                pull(chat);
            }
        }
        now += 2 * LONGEST;
        for (ModelChat chat : chats) {
            to.accept(new FinalRead(++lastId, chat.name(), FinalRead.ALL, now, now + 1, chat.rows()));
            REPLICAS.forEach(
                    replica -> to.accept(new FinalRead(++lastId, chat.name(), replica, now, now + 1, chat.rows())));
        }
    }

    private void sendBatch(ModelChat chat) {
        for (int left = 1 + random.nextInt(3); left > 0; left--) {
            int id = ++lastId;
            send(chat, id, "text " + id, random.nextInt(3) == 0 ? "key-" + id : null);
        }
        chat.endBatch();
    }

    private void send(ModelChat chat, int id, String text, @Nullable String key) {
        int dice = random.nextInt(100);
        SendOutcome outcome;
        if (dice < 8) {
            outcome = new NotStored("503 STORE_UNAVAILABLE");
        } else {
            Stored stored = dice < 14 ? null : chat.store(text, key);
            outcome = stored == null || dice < 20 ? new Unknown("504 OUTCOME_UNKNOWN") : stored;
        }
        Send send = new Send(
                id, "client-" + random.nextInt(4), chat.name(), "ann", text, key, now - some(), now + some(), outcome);
        chat.tried(send);
        to.accept(send);
    }

    private void repeat(ModelChat chat) {
        Send send = chat.toRepeat();
        if (send != null) {
            send(chat, ++lastId, send.text(), send.key());
            chat.endBatch();
        }
    }

    private void pull(ModelChat chat) {
        int limit = random.nextInt(6);
        boolean reverse = random.nextBoolean();
        long cursor = chat.someCursor();
        Page page = chat.pull(cursor, limit, reverse);
        to.accept(new Pull(++lastId, "reader", chat.name(), cursor, limit, reverse, now - some(), now + some(), page));
    }

    private long some() {
        return 1L + random.nextInt((int) LONGEST);
    }
}
