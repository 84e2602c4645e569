package io.restante.rpcstore.simulation.cassandra;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class RowTest {
    @Test
    void ofEachCellTheLaterTimestampShouldWin() {
        Row one = Row.merge(Row.update(1, 10, "a", null), Row.update(1, 30, null, "y"));
        Row other = Row.update(1, 20, "b", "x");

        Row merged = Row.merge(one, other);

        assertThat(merged.value(0)).isEqualTo("b");
        assertThat(merged.value(1)).isEqualTo("y");
        assertThat(Row.merge(other, one)).isEqualTo(merged);
    }

    @Test
    void aTombstoneShouldWinATie() {
        Row deleted = Row.update(1, 10, Row.DELETED);
        Row written = Row.update(1, 10, "zzz");

        assertThat(Row.merge(deleted, written).value(0)).isNull();
        assertThat(Row.merge(written, deleted).value(0)).isNull();
    }

    @Test
    void theLargerBytesShouldWinATie() {
        assertThat(winner("a", "b")).isEqualTo("b");
        assertThat(winner("\uFFFD", "\uD83D\uDE80")).isEqualTo("\uD83D\uDE80");
        assertThat(winner(1L, -1L)).isEqualTo(-1L);
        assertThat(winner(new UUID(1, 2), new UUID(-1, 2))).isEqualTo(new UUID(-1, 2));
    }

    @Test
    void twoRowsOfOneTimestampShouldMixCellByCell() {
        Row merged = Row.merge(Row.insert(1, 10, "a", "y"), Row.insert(1, 10, "b", "x"));

        assertThat(merged.value(0)).isEqualTo("b");
        assertThat(merged.value(1)).isEqualTo("y");
    }

    @Test
    void anInsertedRowShouldBeThereWithoutCells() {
        assertThat(Row.insert(1, 10, (Object) null).isLive()).isTrue();
        assertThat(Row.update(1, 10, Row.DELETED).isLive()).isFalse();
    }

    @Test
    void aDeletionShouldTakeWhatIsNotNewer() {
        Row row = Row.merge(Row.insert(1, 10, "a", "x"), Row.update(1, 20, null, "y"));

        Row left = row.without(10);

        assertThat(left).isNotNull();
        assertThat(left.value(0)).isNull();
        assertThat(left.value(1)).isEqualTo("y");
        assertThat(row.without(9)).isSameAs(row);
        assertThat(row.without(20)).isNull();
    }

    private static Object winner(Object one, Object other) {
        Row merged = Row.merge(Row.insert(1, 10, one), Row.insert(1, 10, other));
        assertThat(Row.merge(Row.insert(1, 10, other), Row.insert(1, 10, one))).isEqualTo(merged);
        return merged.present(0);
    }
}
