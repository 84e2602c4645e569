package io.restante.loadgen.caller.message;

import static org.assertj.core.api.Assertions.assertThat;

import io.restante.loadgen.caller.Verdict.Judgement;
import java.util.List;
import org.junit.jupiter.api.Test;

class PageTest {
    private static Judgement judge(boolean hasMore, long nextCursor, Long... sendTimes) {
        List<String> chats = List.of(sendTimes).stream().map(time -> "room").toList();
        return new Page(chats, List.of(sendTimes), hasMore, nextCursor)
                .check("room", 3)
                .judgement();
    }

    @Test
    void aPageOfTheContractShouldBeRight() {
        assertThat(judge(false, 0)).isEqualTo(Judgement.OK);
        assertThat(judge(false, 4, 9L, 7L, 5L)).isEqualTo(Judgement.OK);
        assertThat(judge(true, 2, 9L, 7L, 5L)).isEqualTo(Judgement.OK);
    }

    @Test
    void aPageThatBreaksTheContractShouldBeWrong() {
        assertThat(judge(false, 1)).as("an empty page moves the cursor").isEqualTo(Judgement.WRONG_CONTENT);
        assertThat(judge(false, 3, 9L, 7L, 5L)).as("a cursor that skips").isEqualTo(Judgement.WRONG_CONTENT);
        assertThat(judge(true, 5, 9L, 7L, 5L)).as("a cursor that repeats").isEqualTo(Judgement.WRONG_CONTENT);
        assertThat(judge(false, 6, 9L, 7L, 7L)).as("the same place twice").isEqualTo(Judgement.WRONG_CONTENT);
        assertThat(judge(false, 4, 5L, 7L, 9L)).as("oldest first").isEqualTo(Judgement.WRONG_CONTENT);
        assertThat(judge(false, 1, 9L, 7L, 5L, 2L)).as("too many").isEqualTo(Judgement.WRONG_CONTENT);
    }

    @Test
    void aMessageOfAnotherChatShouldBeWrong() {
        assertThat(new Page(List.of("other"), List.of(5L), false, 4)
                        .check("room", 3)
                        .judgement())
                .isEqualTo(Judgement.WRONG_CONTENT);
    }
}
