package io.restante.systemtest.fault.load;

import io.restante.history.file.Recorder;
import io.restante.history.operation.Entry;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Sends to one chat, now and then several messages in a row, half of them with a key; repeats what was left open. */
final class Sender {
    private static final int MOST_TRIES = 4;
    private static final int MOST_IN_A_ROW = 6;

    private final String name;
    private final Chat chat;
    private final List<Client> clients;
    private final Recorder recorder;
    private final Random random;
    private int messages;

    Sender(String name, Chat chat, List<Client> clients, Recorder recorder, Random random) {
        this.name = name;
        this.chat = chat;
        this.clients = clients;
        this.recorder = recorder;
        this.random = random;
    }

    void turn() {
        int count = 1 + random.nextInt(MOST_IN_A_ROW);
        for (int i = 0; i < count; i++) {
            message();
        }
    }

    /** Sends one message with a key until it is stored: the queue of its chat is through then. @return whether it is */
    boolean close() {
        messages++;
        String key = name + "-" + messages;
        return attempt(chat.name(), chat.anySender(random), key + " closing", key) instanceof SendOutcome.Stored;
    }

    private void message() {
        messages++;
        String key = random.nextBoolean() ? name + "-" + messages : null;
        String text = name + "-" + messages + " " + "x".repeat(random.nextInt(random.nextInt(50) == 0 ? 4_000 : 100));
        String sender = chat.anySender(random);
        for (int tries = 0; tries < MOST_TRIES; tries++) {
            SendOutcome outcome = attempt(chat.anyName(random), sender, text, key);
            boolean open = outcome instanceof SendOutcome.Unknown;
            // With a key, now and then also what is known to be stored; without one, seldom: it may be stored twice.
            boolean again = key == null
                    ? open && random.nextInt(3) == 0
                    : !(outcome instanceof SendOutcome.Stored) || random.nextInt(20) == 0;
            if (!again) {
                return;
            }
        }
    }

    private SendOutcome attempt(String chatName, String sender, String text, @Nullable String key) {
        Client client = clients.get(random.nextInt(clients.size()));
        int id = recorder.nextId();
        long invoked = System.nanoTime();
        Client.Told<SendOutcome> told = client.send(chatName, sender, text, key);
        long completed = told.answered() ? System.nanoTime() : Entry.NEVER;
        SendOutcome outcome = told.outcome();
        recorder.record(
                new Send(id, name + "@" + client.door(), chatName, sender, text, key, invoked, completed, outcome));
        if (outcome instanceof SendOutcome.Stored stored) {
            chat.countStored(stored.sendTime());
        }
        return outcome;
    }
}
