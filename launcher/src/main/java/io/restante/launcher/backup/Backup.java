package io.restante.launcher.backup;

import io.restante.launcher.cassandra.CassandraSession;
import io.restante.launcher.cassandra.Contact;
import io.restante.launcher.machine.Machine;
import io.restante.launcher.plan.DataFolder;
import io.restante.launcher.plan.Options;
import io.restante.launcher.problem.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Takes a backup while everything runs. It looks like the data folder that it was taken of, with a list of checksums and a manifest.
 *
 * <p>First it draws the cut: a moment that no message answered until then has a higher send time than. Then it waits until that moment
 * has passed, and only then takes the snapshots, one node after the other. An owner numbers no message below its clock, and none before the
 * one before it is on a quorum: so of a message up to the cut, every one before it in its chat is on a quorum of the snapshots.
 */
public final class Backup {
    /** Ceilings run ahead of the clock by ten seconds at most. */
    private static final Duration MOST_AHEAD = Duration.ofSeconds(15);

    private static final long MILLI = 1_000;

    private final DataFolder data;
    private final Contact contact;
    private final List<NodeSnapshot> nodes;

    public Backup(DataFolder data, Options options, Contact contact) {
        this.data = data;
        this.contact = contact;
        String tag = "restante-backup-" + now();
        this.nodes = IntStream.rangeClosed(1, options.nodes())
                .mapToObj(number -> new NodeSnapshot(
                        data.cassandra().resolve("node-" + number),
                        options.cassandraPorts().jmx(number),
                        tag))
                .toList();
    }

    /**
     * Every node must be up.
     *
     * @param folder empty, or not there
     * @throws Problem when it is neither, or its disk is too small
     */
    public Manifest take(Path folder, Machine machine) throws IOException, InterruptedException {
        DataFolder backup = new DataFolder(folder);
        checkEmpty(backup.root());
        try (CassandraSession session = CassandraSession.open(contact)) {
            long cut = Math.max(now(), highest(session));
            waitUntilPassed(cut);
            try {
                for (NodeSnapshot node : nodes) {
                    node.take();
                }
                long upper = Math.max(cut, highest(session));
                return copy(backup, cut, upper, machine);
            } finally {
                for (NodeSnapshot node : nodes) {
                    node.clear();
                }
            }
        }
    }

    private long highest(CassandraSession session) {
        return session.run(cql -> Marks.highest(cql, contact.keyspace()));
    }

    private static void waitUntilPassed(long cut) throws InterruptedException {
        long ahead = cut - now();
        if (ahead > MOST_AHEAD.toNanos() / MILLI) {
            throw new Problem("Messages are numbered " + ahead / (MILLI * MILLI)
                    + " s ahead of this machine's clock: set" + " the clock first.");
        }
        while (now() <= cut) {
            TimeUnit.MICROSECONDS.sleep(Math.max(MILLI, cut - now()));
        }
    }

    private Manifest copy(DataFolder backup, long cut, long upper, Machine machine) throws IOException {
        long bytes = 0;
        for (NodeSnapshot node : nodes) {
            for (Path file : node.files()) {
                bytes += Files.size(file);
            }
        }
        long usable = machine.usableDisk(backup.root());
        if (usable < bytes) {
            throw new Problem(
                    "The backup takes " + bytes + " bytes, and " + usable + " are left for " + backup.root() + ".");
        }
        Checksums sums = new Checksums();
        for (NodeSnapshot node : nodes) {
            Path place = backup.cassandra().resolve(node.folder().getFileName());
            for (Path file : node.files()) {
                Path to = place.resolve(node.place(file));
                sums.add(relative(backup, to), CheckedCopy.copy(file, to));
            }
        }
        for (Path file : List.of(data.cassandra().resolve("nodes"), data.run().resolve("options"))) {
            Path to = backup.root().resolve(data.root().relativize(file));
            sums.add(relative(backup, to), CheckedCopy.copy(file, to));
        }
        Manifest manifest = new Manifest(cut, upper, bytes, sums.write(backup.root()));
        manifest.write(backup.root());
        return manifest;
    }

    private static String relative(DataFolder backup, Path file) {
        return backup.root().relativize(file).toString();
    }

    private static void checkEmpty(Path folder) throws IOException {
        Files.createDirectories(folder);
        try (Stream<Path> there = Files.list(folder)) {
            if (there.findAny().isPresent()) {
                throw new Problem("There is something in " + folder + " already: name a folder that is empty or new.");
            }
        }
    }

    /** Microseconds since the Unix epoch, as the stores count them. */
    static long now() {
        return ChronoUnit.MICROS.between(Instant.EPOCH, Instant.now());
    }
}
