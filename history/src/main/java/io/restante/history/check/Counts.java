package io.restante.history.check;

/**
 * What a history consists of.
 *
 * @param chats how many chats it names
 * @param sends how many tries to send
 * @param pulls how many pulls
 * @param finalReads how many final reads, of any view
 * @param faults how many faults
 */
public record Counts(long chats, long sends, long pulls, long finalReads, long faults) {
    /** All entries together. */
    public long entries() {
        return sends + pulls + finalReads + faults;
    }
}
