/**
 * Whether the chain of one chat holds, from its rows as they stand in Cassandra. Send times are microseconds since the Unix epoch. How
 * a chat is stored is told in {@code docs/ordering.md} and {@code cql/README.md}.
 */
@NullMarked
package io.restante.launcher.chain;

import org.jspecify.annotations.NullMarked;
