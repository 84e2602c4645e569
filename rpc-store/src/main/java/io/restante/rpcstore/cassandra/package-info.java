/**
 * Cassandra: the sessions, the statements, and what an answer or the lack of one means. Only this package imports the
 * driver. Every statement stands in {@code cql/README.md} with the one partition that it touches and its bound; a test
 * compares the two.
 */
@NullMarked
package io.restante.rpcstore.cassandra;

import org.jspecify.annotations.NullMarked;
