package io.restante.rpcstore.simulation.cassandra;

/**
 * Orders the proposals of one partition.
 *
 * @param micros by the coordinator's clock, above every ballot that it has seen; the timestamp of what is committed
 * @param node the coordinator; no replica promises two ballots of one microsecond, so that no two commits tie
 */
record Ballot(long micros, int node) implements Comparable<Ballot> {
    static final Ballot NONE = new Ballot(Long.MIN_VALUE, -1);

    @Override
    public int compareTo(Ballot other) {
        int order = Long.compare(micros, other.micros);
        return order != 0 ? order : Integer.compare(node, other.node);
    }

    boolean isAfter(Ballot other) {
        return compareTo(other) > 0;
    }
}
