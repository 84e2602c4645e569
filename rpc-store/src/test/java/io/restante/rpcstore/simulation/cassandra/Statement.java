package io.restante.rpcstore.simulation.cassandra;

/** The statements of {@code cql/README.md}, for who wants to strike just when one of them is under way. */
public enum Statement {
    APPEND,
    SEAL,
    ADOPT,
    NEWEST,
    NEWEST_OF_ALL,
    PAGE,
    PAGE_OF_ALL,
    KEYS,
    FIND,
    PUT_SEGMENT,
    FIND_SEGMENT,
    JOIN,
    BEAT,
    KILL,
    DELETE,
    READ_MEMBER,
    READ_MEMBER_SERIAL,
    READ_MEMBERS,
    CLOCK,
    CREATE_SHARDS,
    MOVE_SHARDS,
    READ_SHARDS,
    READ_SHARDS_SERIAL
}
