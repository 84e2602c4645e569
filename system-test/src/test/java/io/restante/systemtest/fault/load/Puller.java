package io.restante.systemtest.fault.load;

import io.restante.history.file.Recorder;
import io.restante.history.operation.Entry;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import java.util.List;
import java.util.Random;

/** Pulls from all chats, in both directions, from anywhere; now and then it goes on where a page ended. */
final class Puller {
    private static final int[] LIMITS = {0, 1, 2, 5, 10, 20, 30, 100};
    private static final int MOST_PAGES = 4;

    private final String name;
    private final List<Chat> chats;
    private final List<Client> clients;
    private final Recorder recorder;
    private final Random random;

    Puller(String name, List<Chat> chats, List<Client> clients, Recorder recorder, Random random) {
        this.name = name;
        this.chats = chats;
        this.clients = clients;
        this.recorder = recorder;
        this.random = random;
    }

    void turn() {
        Chat chat = chats.get(random.nextInt(chats.size()));
        boolean reverse = random.nextBoolean();
        long cursor = chat.anyCursor(random);
        int pages = 1 + random.nextInt(MOST_PAGES);
        for (int i = 0; i < pages; i++) {
            PullOutcome outcome = pull(chat, cursor, LIMITS[random.nextInt(LIMITS.length)], reverse);
            if (!(outcome instanceof PullOutcome.Page page)) {
                return;
            }
            cursor = page.nextCursor();
        }
    }

    private PullOutcome pull(Chat chat, long cursor, int limit, boolean reverse) {
        Client client = clients.get(random.nextInt(clients.size()));
        String chatName = chat.anyName(random);
        int id = recorder.nextId();
        long invoked = System.nanoTime();
        Client.Told<PullOutcome> told = client.pull(chatName, cursor, limit, reverse);
        long completed = told.answered() ? System.nanoTime() : Entry.NEVER;
        PullOutcome outcome = told.outcome();
        recorder.record(new Pull(
                id, name + "@" + client.door(), chatName, cursor, limit, reverse, invoked, completed, outcome));
        if (outcome instanceof PullOutcome.Page page) {
            chat.countPulled(page.nextCursor());
        }
        return outcome;
    }
}
