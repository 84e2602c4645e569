package io.restante.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ChatNameTest {
    @Test
    void directChatShouldBeTheSameFromBothSides() {
        assertThat(ChatName.of("ann:bob").canonical())
                .isEqualTo(ChatName.of("bob:ann").canonical());
        assertThat(ChatName.of("bob:ann").written()).isEqualTo("bob:ann");
    }

    @Test
    void namesShouldBeCaseSensitive() {
        assertThat(ChatName.of("Ann:bob").canonical())
                .isNotEqualTo(ChatName.of("ann:bob").canonical());
    }

    @Test
    void roomShouldAdmitAnyone() {
        ChatName room = ChatName.of("room");

        assertThat(room.isDirect()).isFalse();
        assertThat(room.canonical()).isEqualTo("room");
        assertThat(room.admits("anyone")).isTrue();
    }

    @Test
    void directChatShouldAdmitItsTwoMembersOnly() {
        ChatName chat = ChatName.of("ann:bob");

        assertThat(chat.isDirect()).isTrue();
        assertThat(chat.admits("ann")).isTrue();
        assertThat(chat.admits("bob")).isTrue();
        assertThat(chat.admits("an")).isFalse();
        assertThat(chat.admits("ann:bob")).isFalse();
        assertThat(chat.admits("")).isFalse();
        assertThat(chat.admits("Ann")).isFalse();
    }

    @Test
    void chatWithOneselfShouldBeADirectChat() {
        assertThat(ChatName.of("a:a").isDirect()).isTrue();
        assertThat(ChatName.of("a:a").admits("a")).isTrue();
        assertThat(ChatName.of("a:a").admits("b")).isFalse();
    }

    @Test
    void nameShouldHaveAtMost256Bytes() {
        assertThat(ChatName.of("x".repeat(256)).isDirect()).isFalse();
        assertThat(ChatName.of("\uD83D\uDC4B".repeat(64)).isDirect()).isFalse();
        assertInvalid("x".repeat(257));
        assertInvalid("\uD83D\uDC4B".repeat(64) + "x");
    }

    @Test
    void memberShouldHaveAtMost64Characters() {
        assertThat(ChatName.of("a".repeat(64) + ":" + "b".repeat(64)).isDirect())
                .isTrue();
        assertInvalid("a".repeat(65) + ":b");
        assertInvalid("a:" + "b".repeat(65));
        // 4 bytes each: 31 of them and a colon still fit into the 256 bytes.
        assertThat(ChatName.of("\uD83D\uDC4B".repeat(31) + ":" + "\uD83D\uDC4B".repeat(31))
                        .isDirect())
                .isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "a:", ":a", "a:b:c", "a::b", "::", "a\u0000", "\n", "a:b\u007f", "\u0085"})
    void nameThatIsNeitherRoomNorDirectChatShouldBeInvalid(String name) {
        assertInvalid(name);
    }

    @Test
    void emptyNameShouldBeMissing() {
        assertThatThrownBy(() -> ChatName.of(""))
                .isInstanceOfSatisfying(ApiException.class, refused -> assertThat(refused.code())
                        .isEqualTo(ErrorCode.FIELD_REQUIRED));
    }

    private static void assertInvalid(String name) {
        assertThatThrownBy(() -> ChatName.of(name)).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.code()).isEqualTo(ErrorCode.FIELD_INVALID);
            assertThat(refused.field()).isEqualTo("chat");
        });
    }
}
