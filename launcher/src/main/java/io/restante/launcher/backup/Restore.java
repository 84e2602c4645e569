package io.restante.launcher.backup;

import io.restante.launcher.cassandra.CassandraSession;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/**
 * A backup on its way to a data folder: it is copied beside the data, brought to its cut there, and takes their place only then.
 *
 * @param from the backup
 * @param manifest of it
 * @param staged where it is put together
 */
public record Restore(DataFolder from, Manifest manifest, DataFolder staged) {
    /** @throws Problem when {@code from} is no backup */
    public static Restore of(Path from, DataFolder data) throws IOException {
        DataFolder backup = new DataFolder(from);
        return new Restore(
                backup, Manifest.read(backup.root()), new DataFolder(data.root().resolve("restoring")));
    }

    /** Copies what the backup has, and checks every file of it; leaves nothing where one is wrong. */
    public void stage() throws IOException {
        if (Backup.now() < manifest.upper()) {
            throw new Problem("The clock of this machine stands before the moment of the backup: set it first, or new"
                    + " messages could not be numbered.");
        }
        Checksums sums = Checksums.read(from.root(), manifest);
        DataFolder.delete(staged.root());
        try {
            sums.copy(from.root(), staged.root());
        } catch (IOException | Problem e) {
            DataFolder.delete(staged.root());
            throw e;
        }
    }

    /** Brings the staged copy to its cut; its nodes must be up, and no store. Gives how many segments were cut. */
    public long rewind(Contact contact) {
        try (CassandraSession session = CassandraSession.open(contact)) {
            return session.run(cql -> {
                long cut = new Rewind(cql, contact.keyspace(), manifest).run();
                new Succession(cql, contact.keyspace(), manifest.upper() + 1).settle();
                return cut;
            });
        }
    }

    /** Puts it in place of the data that are there; its nodes must have stopped. */
    public void replace(DataFolder data) throws IOException {
        Path replaced = data.root().resolve("replaced");
        DataFolder.delete(replaced);
        if (Files.exists(data.cassandra())) {
            Files.move(data.cassandra(), replaced);
        }
        Files.move(staged.cassandra(), data.cassandra());
        DataFolder.delete(replaced);
        DataFolder.delete(staged.root());
    }
}
