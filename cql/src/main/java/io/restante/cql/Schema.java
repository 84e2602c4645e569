package io.restante.cql;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The schema of this release. */
public final class Schema {
    /** Named one by one: a class path cannot be listed reliably. */
    static final List<String> FILES = List.of("V1__message.cql", "V2__member.cql", "V3__shard.cql", "V4__segment.cql");

    private Schema() {}

    /** The migrations that lead to it, by number. */
    public static List<Migration> migrations() {
        return numbered(
                FILES.stream().map(file -> Migration.parse(file, content(file))).toList());
    }

    /**
     * The same list.
     *
     * @throws MigrationException unless the migrations are numbered 1, 2, 3 and so on
     */
    static List<Migration> numbered(List<Migration> migrations) {
        for (int i = 0; i < migrations.size(); i++) {
            Migration migration = migrations.get(i);
            if (migration.version() != i + 1) {
                throw new MigrationException("migrations must be numbered without a gap: number " + (i + 1)
                        + " is expected where " + migration.file() + " stands");
            }
        }
        return migrations;
    }

    private static String content(String file) {
        try (InputStream content = Schema.class.getResourceAsStream(file)) {
            if (content == null) {
                throw new MigrationException(file + " must be on the class path beside " + Schema.class.getName()
                        + ", but is not: the build is broken");
            }
            return new String(content.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
