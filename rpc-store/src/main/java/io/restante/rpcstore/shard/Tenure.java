package io.restante.rpcstore.shard;

/**
 * One owner's time with one shard.
 *
 * @param epoch counts the shard's owners, from 1
 * @param ticker draws the shard's send times in this epoch
 */
public record Tenure(int shard, long epoch, Ticker ticker) {
    /** Whether nobody owned the shard before, so that there is nobody to fence off. */
    public boolean isFirst() {
        return epoch == 1;
    }
}
