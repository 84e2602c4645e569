/**
 * The schema as numbered files, and what applies them: once, under a lock, and never in another form than before. The
 * tables of its own are {@code schema_lock} and {@code schema_migration}; every query stands in {@code cql/README.md}.
 */
@NullMarked
package io.restante.cql;

import org.jspecify.annotations.NullMarked;
