package io.restante.rpcstore.message;

import java.util.List;
import java.util.Optional;
import java.util.concurrent.CompletionStage;

/**
 * The table {@code message}. Nothing here blocks, and nothing is repeated by itself: each call is one statement.
 *
 * <p>Writes never complete exceptionally: their {@link WriteOutcome} says what is known. Reads see every write that was
 * {@link WriteOutcome#STORED} before they started, and complete exceptionally with {@link StoreUnavailableException}
 * where no quorum answered. Stages may complete on any thread, also before the call returns. Seals are rows as others
 * are: whoever reads leaves them out.
 */
public interface MessageStore {
    /** Writes the rows of a batch, each under its send time as write timestamp, as one mutation. */
    CompletionStage<WriteOutcome> append(Batch batch);

    /** Writes rows and fence as one mutation. */
    CompletionStage<WriteOutcome> adopt(Adoption adoption);

    /** The newest rows, newest first, complete or not, at most {@code limit}. */
    CompletionStage<List<StoredMessage>> newest(Partition partition, int limit);

    /**
     * The same, answered by every replica, so that one which forgot does not matter. Worth a try only: it completes
     * exceptionally where one of them does not answer soon, and at once where all of them are no more than a quorum.
     */
    CompletionStage<List<StoredMessage>> newestOfAll(Partition partition, int limit);

    /** The rows of a range in the direction asked for, from its near end on. */
    CompletionStage<List<StoredMessage>> page(PageQuery query);

    /** The same, answered by every replica. */
    CompletionStage<List<StoredMessage>> pageOfAll(PageQuery query);

    /** The places and keys of the newest rows below {@code before} (exclusive), newest first, at most {@code limit}. */
    CompletionStage<List<KeyRow>> keys(Partition partition, long before, int limit);

    /** The row of exactly this send time. */
    CompletionStage<Optional<StoredMessage>> find(Partition partition, long sendTime);
}
