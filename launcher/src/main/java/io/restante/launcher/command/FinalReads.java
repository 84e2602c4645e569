package io.restante.launcher.command;

import io.restante.history.operation.Entry;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Pull;
import io.restante.history.operation.Send;
import io.restante.launcher.cassandra.CassandraSession;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.cassandra.WholeChats;
import io.restante.launcher.problem.Problem;
import io.restante.protos.error.ApiException;
import io.restante.protos.rules.ChatName;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/** What stands in a cluster of the chats of a history, after all that the history tells. For one thread. */
final class FinalReads {
    private final Set<String> chats = new TreeSet<>();
    private int lastId;
    private long last = Long.MIN_VALUE;

    void follow(Entry entry) {
        lastId = Math.max(lastId, entry.id());
        last = Math.max(last, entry.completed() == Entry.NEVER ? entry.invoked() : entry.completed());
        if (entry instanceof Send send) {
            add(send.chat());
        } else if (entry instanceof Pull pull) {
            add(pull.chat());
        }
    }

    /** What no chat can be called was refused, and stands nowhere. */
    private void add(String chat) {
        try {
            chats.add(ChatName.of(chat).canonical());
        } catch (ApiException refused) {
            return;
        }
    }

    /** @throws Problem when not every replica answers */
    List<FinalRead> read(Contact contact) {
        try (CassandraSession session = CassandraSession.open(contact)) {
            return session.run(cql -> {
                WholeChats whole = new WholeChats(cql, contact.keyspace());
                List<FinalRead> reads = new ArrayList<>();
                long after = last + 1;
                for (String chat : chats) {
                    reads.add(new FinalRead(++lastId, chat, FinalRead.ALL, after, after, whole.rows(chat)));
                }
                return reads;
            });
        }
    }
}
