package io.restante.rpcstore.member;

import java.util.List;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code member}. Nothing here blocks or is repeated by itself. Changes never complete exceptionally; reads
 * do, with {@link io.restante.rpcstore.message.StoreUnavailableException}, where no quorum answered.
 */
public interface MemberStore extends MemberReads {
    /** Inserts the row unless one of that id is there. */
    CompletionStage<TransactionOutcome> join(MemberRow row);

    /** Sets {@code beat = seenBeat + 1}, nonce and ceiling, if the member is alive and its beat is {@code seenBeat}. */
    CompletionStage<TransactionOutcome> beat(UUID id, long seenBeat, UUID nonce, long ceiling);

    /** Declares the member dead, if it is alive and its beat is still {@code seenBeat}. */
    CompletionStage<TransactionOutcome> kill(UUID id, long seenBeat);

    /** Deletes the row, if the member is dead. */
    CompletionStage<TransactionOutcome> delete(UUID id);

    /** The row at SERIAL: also finishes a transaction whose outcome is unknown. */
    CompletionStage<Optional<MemberRow>> readSerial(UUID id);

    /** Every member, alive or dead, as a quorum has them. */
    CompletionStage<List<MemberRow>> readAll();

    /** Cassandra's own clock, in microseconds since the Unix epoch. */
    CompletionStage<Long> databaseTime();
}
