package io.restante.loadgen.measure;

import io.restante.loadgen.result.Code;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * The most frequent messages of any number of different ones, in bounded memory: of those that are held, the rarest gives its place
 * to a new one, and hands down its count as what may be too much (Space-Saving; Metwally, Agrawal and El Abbadi 2005). So none
 * is missed that more than one call in {@value #HELD} ended with. Safe for use by many threads.
 */
final class FrequentMessages {
    static final int HELD = 256;

    /** Of a message, in characters; those that begin alike count as one. */
    static final int LONGEST = 160;

    private final Map<Said, Count> counts = new HashMap<>();

    private record Said(Code code, String message) {}

    private static final class Count {
        private long calls;
        private long tooMany;

        long atLeast() {
            return calls - tooMany;
        }
    }

    /** A call ended with that. */
    void add(Code code, String message) {
        Said said = new Said(code, message.length() <= LONGEST ? message : message.substring(0, LONGEST) + "…");
        synchronized (this) {
            Count count = counts.get(said);
            if (count == null) {
                count = new Count();
                if (counts.size() >= HELD) {
                    count.tooMany = dropRarest();
                    count.calls = count.tooMany;
                }
                counts.put(said, count);
            }
            count.calls++;
        }
    }

    /** The most frequent ones, beginning with the most frequent. */
    synchronized List<MessageCount> most(int limit) {
        return counts.entrySet().stream()
                .map(entry -> new MessageCount(
                        entry.getKey().code(),
                        printable(entry.getKey().message()),
                        entry.getValue().atLeast()))
                .sorted(Comparator.comparingLong(MessageCount::calls)
                        .reversed()
                        .thenComparing(MessageCount::code)
                        .thenComparing(MessageCount::message))
                .limit(limit)
                .toList();
    }

    private long dropRarest() {
        Map.Entry<Said, Count> rarest = null;
        for (Map.Entry<Said, Count> entry : counts.entrySet()) {
            if (rarest == null || entry.getValue().calls < rarest.getValue().calls) {
                rarest = entry;
            }
        }
        if (rarest == null) {
            return 0;
        }
        counts.remove(rarest.getKey());
        return rarest.getValue().calls;
    }

    /** A target chooses what it says: that must not steer a terminal. */
    private static String printable(String message) {
        return message.replaceAll("[\\p{Cntrl}\\p{Cf}\\u2028\\u2029]+", " ").strip();
    }
}
