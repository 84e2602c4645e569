package io.restante.rpcstore.shard;

/**
 * One owner's time with one shard.
 *
 * @param epoch counts the shard's owners, from 1
 * @param arrival why the shard has come
 * @param ticker draws the shard's send times in this epoch
 */
public record Tenure(int shard, long epoch, Arrival arrival, Ticker ticker) {
    /** Whether nobody owned the shard before, so that there is nobody to fence off. */
    public boolean isFirst() {
        return epoch == 1;
    }

    /**
     * Whether what was written in this epoch is settled and has passed a gate, so that nothing of it is under way: in this
     * tenure itself, once its chat is idle, or in that of a former owner who gave the shard away, since that one settled
     * all of it first.
     */
    public boolean isSettled(long writtenIn) {
        return writtenIn == epoch || (arrival == Arrival.HANDOVER && writtenIn == epoch - 1);
    }
}
