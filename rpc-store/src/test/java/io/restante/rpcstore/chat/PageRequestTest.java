package io.restante.rpcstore.chat;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.rpcstore.message.PageQuery;
import io.restante.rpcstore.message.Partition;
import io.restante.rpcstore.message.StoredMessage;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageRequestTest {
    private static final Partition ROOM = new Partition("room", 0);
    private static final int MIB = 1 << 20;

    @Test
    void upwardShouldReadFromTheCursorToTheWatermark() {
        assertThat(request(7, 3, false).toQuery(ROOM, 20)).isEqualTo(new PageQuery(ROOM, 7, 20, 4, MIB, false));
        assertThat(request(0, 3, false).toQuery(ROOM, 20)).isEqualTo(new PageQuery(ROOM, 0, 20, 4, MIB, false));
    }

    @Test
    void downwardShouldReadFromTheLowerOfCursorAndWatermark() {
        assertThat(request(7, 3, true).toQuery(ROOM, 20)).isEqualTo(new PageQuery(ROOM, 1, 7, 4, MIB, true));
        assertThat(request(0, 3, true).toQuery(ROOM, 20)).isEqualTo(new PageQuery(ROOM, 1, 20, 4, MIB, true));
        assertThat(request(99, 3, true).toQuery(ROOM, 20)).isEqualTo(new PageQuery(ROOM, 1, 20, 4, MIB, true));
    }

    @Test
    void anEmptyPageShouldKeepTheCursor() {
        assertThat(request(7, 3, false).toPage(List.of())).isEqualTo(new Page(List.of(), false, 7));
        assertThat(request(7, 3, true).toPage(List.of())).isEqualTo(new Page(List.of(), false, 7));
        assertThat(request(Long.MAX_VALUE, 3, false).toPage(List.of()).nextCursor())
                .isEqualTo(Long.MAX_VALUE);
    }

    @Test
    void aPageOfExactlyTheLimitShouldHaveNoMore() {
        List<StoredMessage> rows = rows(1, 3);

        assertThat(request(0, 3, false).toPage(rows))
                .isEqualTo(new Page(rows, false, rows.get(2).sendTime() + 1));
        assertThat(request(0, 3, true).toPage(rows))
                .isEqualTo(new Page(rows, false, rows.get(2).sendTime() - 1));
    }

    @Test
    void oneRowBeyondTheLimitShouldBeTheNextCursor() {
        List<StoredMessage> rows = rows(1, 4);

        assertThat(request(0, 3, false).toPage(rows))
                .isEqualTo(new Page(rows.subList(0, 3), true, rows.get(3).sendTime()));
    }

    @Test
    void textsOfExactlyOneMebibyteShouldFitAndOneByteMoreShouldNot() {
        List<StoredMessage> full = rows(65_536, 16);
        assertThat(request(0, 100, false).toPage(full).messages()).hasSize(16);

        List<StoredMessage> beyond = new ArrayList<>(full.subList(0, 15));
        beyond.addAll(List.of(row(90, "x".repeat(65_535)), row(91, "é")));
        Page page = request(0, 100, false).toPage(beyond);
        assertThat(page.messages()).hasSize(16);
        assertThat(page.hasMore()).isTrue();
        assertThat(page.nextCursor()).isEqualTo(91);
    }

    @Test
    void theFirstMessageShouldBeShownHoweverLong() {
        List<StoredMessage> rows = List.of(row(1, "x".repeat(MIB + 1)), row(2, "y"));

        assertThat(request(0, 10, false).toPage(rows)).isEqualTo(new Page(rows.subList(0, 1), true, 2));
    }

    private static PageRequest request(long cursor, int limit, boolean reverse) {
        return new PageRequest(cursor, limit, reverse, MIB);
    }

    private static List<StoredMessage> rows(int bytes, int count) {
        List<StoredMessage> rows = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            rows.add(row(10 + i, "x".repeat(bytes)));
        }
        return rows;
    }

    private static StoredMessage row(long at, String text) {
        return new StoredMessage(at, text, "ann", null, 0, at, 1, 1);
    }
}
