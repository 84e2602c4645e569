package io.restante.cql;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.junit.jupiter.api.Test;

class MigrationPlanTest {
    private static final Migration ONE = TestMigrations.table(1, "one");
    private static final Migration TWO = TestMigrations.table(2, "two");
    private static final Migration THREE = TestMigrations.table(3, "three");
    private static final List<Migration> ALL = List.of(ONE, TWO, THREE);

    @Test
    void everythingShouldBePendingInAnEmptyDatabase() {
        assertThat(MigrationPlan.of(ALL, List.of()).pending()).isEqualTo(ALL);
    }

    @Test
    void finishedMigrationsShouldNotBePending() {
        assertThat(MigrationPlan.of(ALL, List.of(finished(ONE), finished(TWO))).pending())
                .containsExactly(THREE);
    }

    @Test
    void begunMigrationShouldBePending() {
        assertThat(MigrationPlan.of(ALL, List.of(finished(ONE), begun(TWO))).pending())
                .containsExactly(TWO, THREE);
    }

    @Test
    void changedFileThatWasAppliedShouldBeRefused() {
        List<Migration> changed = List.of(TestMigrations.tables(1, "one", "more"), TWO, THREE);

        assertThatThrownBy(() -> MigrationPlan.of(changed, List.of(finished(ONE))))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("V1__one.cql was changed after it had been applied")
                .hasMessageContaining(ONE.checksum())
                .hasMessageContaining(changed.get(0).checksum())
                .hasMessageEndingWith("put the old file back and write the change as a new migration");
    }

    @Test
    void changedFileThatWasBegunShouldBeRefused() {
        List<Migration> changed = List.of(TestMigrations.tables(1, "one", "more"), TWO, THREE);

        assertThatThrownBy(() -> MigrationPlan.of(changed, List.of(begun(ONE))))
                .isInstanceOf(MigrationException.class)
                .hasMessageStartingWith("V1__one.cql was begun and not finished, and has changed since");
    }

    @Test
    void gapInTheDatabaseShouldBeRefused() {
        assertThatThrownBy(() -> MigrationPlan.of(ALL, List.of(finished(ONE), finished(THREE))))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has V3__three.cql, but not number 2 before it");
    }

    @Test
    void finishedMigrationAfterAnUnfinishedOneShouldBeRefused() {
        assertThatThrownBy(() -> MigrationPlan.of(ALL, List.of(begun(ONE), finished(TWO))))
                .isInstanceOf(MigrationException.class)
                .hasMessageContaining("has finished V2__two.cql, but not number 1 before it");
    }

    @Test
    void newerDatabaseShouldBeTakenAsItIs() {
        AppliedMigration newer = begun(TestMigrations.table(3, "later"));

        MigrationPlan plan = MigrationPlan.of(List.of(ONE, TWO), List.of(finished(ONE), finished(TWO), newer));

        assertThat(plan.pending()).isEmpty();
        assertThat(plan.newer()).containsExactly(newer);
    }

    private static AppliedMigration finished(Migration migration) {
        return new AppliedMigration(migration.version(), migration.file(), migration.checksum(), true);
    }

    private static AppliedMigration begun(Migration migration) {
        return new AppliedMigration(migration.version(), migration.file(), migration.checksum(), false);
    }
}
