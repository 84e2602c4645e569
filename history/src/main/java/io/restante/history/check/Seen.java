package io.restante.history.check;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Message;

/** What was read at one place of a chat, by all reads together. */
final class Seen {
    private final Message message;
    private long firstPulled = Entry.NEVER;
    private int firstPull;
    private long lastRead = Long.MIN_VALUE;
    private int lastReader;
    private int otherwise;

    Seen(Message message) {
        this.message = message;
    }

    /** A pull showed it. */
    void pulled(Message shown, Entry pull) {
        if (pull.completed() < firstPulled) {
            firstPulled = pull.completed();
            firstPull = pull.id();
        }
        read(shown, pull);
    }

    /** A pull or a final read showed it. */
    void read(Message shown, Entry reader) {
        if (reader.invoked() > lastRead) {
            lastRead = reader.invoked();
            lastReader = reader.id();
        }
        if (!shown.equals(message)) {
            otherwise = reader.id();
        }
    }

    Message message() {
        return message;
    }

    long sendTime() {
        return message.sendTime();
    }

    boolean wasPulled() {
        return firstPulled != Entry.NEVER;
    }

    /** When a pull that showed it was first answered; {@link Entry#NEVER} where none did. */
    long firstPulled() {
        return firstPulled;
    }

    /** The pull that was answered first, or else a read that showed it. */
    int by() {
        return wasPulled() ? firstPull : lastReader;
    }

    /** The read that showed something else here; 0 where all agree. */
    int otherwise() {
        return otherwise;
    }

    /** By the end of the first answer with it: reads from here on must show it. */
    Mark firstMark() {
        return new Mark(sendTime(), firstPulled, firstPull);
    }

    /** By the begin of the last read that showed it, negated: what is smallest began last. */
    Mark lastMark() {
        return new Mark(sendTime(), -lastRead, lastReader);
    }
}
