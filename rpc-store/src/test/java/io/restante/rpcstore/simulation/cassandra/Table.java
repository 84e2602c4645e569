package io.restante.rpcstore.simulation.cassandra;

/** The tables of {@code cql/README.md}. */
enum Table {
    MESSAGE,
    CHAT_SEGMENT,
    MEMBER,
    SHARD
}
