/**
 * Members: one start of one process each, with its heartbeat. The table {@code member} changes by lightweight
 * transaction only; its queries stand in {@code cql/README.md}.
 */
@NullMarked
package io.restante.rpcstore.member;

import org.jspecify.annotations.NullMarked;
