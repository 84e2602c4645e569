package io.restante.cql;

/** Small migrations for tests. */
final class TestMigrations {
    private TestMigrations() {}

    static Migration table(int version, String table) {
        return Migration.parse("V" + version + "__" + table + ".cql", create(table));
    }

    /** One file of two statements. */
    static Migration tables(int version, String first, String second) {
        return Migration.parse("V" + version + "__" + first + ".cql", create(first) + create(second));
    }

    static String create(String table) {
        return "CREATE TABLE IF NOT EXISTS " + table + " (id int PRIMARY KEY);";
    }
}
