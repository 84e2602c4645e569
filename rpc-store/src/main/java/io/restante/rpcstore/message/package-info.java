/**
 * Messages: how they are numbered, written, found again and read in pages. Send times, cursors and write timestamps are
 * microseconds since the Unix epoch. The table is {@code message}; its queries stand in {@code cql/README.md}.
 */
@NullMarked
package io.restante.rpcstore.message;

import org.jspecify.annotations.NullMarked;
