package io.restante.cql;

import java.util.ArrayList;
import java.util.List;

/**
 * Compares the files of this release with what the database says was applied.
 *
 * @param pending what is still to be done, by number; the first may have been begun already
 * @param newer what the database has beyond this release: a newer release was here, and this one works with what it left
 */
record MigrationPlan(List<Migration> pending, List<AppliedMigration> newer) {

    /** @throws MigrationException where the two contradict each other */
    static MigrationPlan of(List<Migration> files, List<AppliedMigration> applied) {
        List<AppliedMigration> newer = new ArrayList<>();
        int expected = 1;
        int finished = 0;
        for (AppliedMigration row : applied) {
            if (row.version() != expected++) {
                throw new MigrationException(
                        "the database has " + row.file() + ", but not number " + (expected - 1)
                                + " before it: its table schema_migration was changed by hand; restore the row that is missing");
            }
            if (row.version() > files.size()) {
                newer.add(row);
                continue;
            }
            compare(files.get(row.version() - 1), row);
            if (row.finished()) {
                if (finished != row.version() - 1) {
                    throw new MigrationException("the database has finished " + row.file() + ", but not number "
                            + (finished + 1) + " before it: its table schema_migration was changed by hand");
                }
                finished = row.version();
            }
        }
        return new MigrationPlan(files.subList(finished, files.size()), List.copyOf(newer));
    }

    private static void compare(Migration file, AppliedMigration row) {
        if (file.checksum().equals(row.checksum())) {
            return;
        }
        if (row.finished()) {
            throw new MigrationException(file.file() + " was changed after it had been applied: its checksum must be "
                    + row.checksum() + ", but is " + file.checksum()
                    + "; put the old file back and write the change as a new migration");
        }
        throw new MigrationException(
                file.file() + " was begun and not finished, and has changed since: its checksum must"
                        + " be " + row.checksum() + ", but is " + file.checksum()
                        + "; start the release that began it once, so that it is finished, and then this one");
    }
}
