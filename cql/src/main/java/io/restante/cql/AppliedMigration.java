package io.restante.cql;

/**
 * One row of {@code schema_migration}.
 *
 * @param finished whether all its statements were executed; a migration that was only begun is repeated
 */
record AppliedMigration(int version, String file, String checksum, boolean finished) {}
