package io.restante.protos.rules;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FieldRulesTest {
    /** One character, two chars, four bytes. */
    private static final String WAVE = "\uD83D\uDC4B";

    @Test
    void textShouldHaveOneByteToTheLimit() {
        assertRefused(ErrorCode.FIELD_REQUIRED, "text", () -> FieldRules.checkText("", 8));
        assertAllowed(() -> FieldRules.checkText("x", 8));
        assertAllowed(() -> FieldRules.checkText("12345678", 8));
        assertRefused(ErrorCode.FIELD_INVALID, "text", () -> FieldRules.checkText("123456789", 8));
        assertAllowed(() -> FieldRules.checkText(WAVE + WAVE, 8));
        assertRefused(ErrorCode.FIELD_INVALID, "text", () -> FieldRules.checkText(WAVE + WAVE + "x", 8));
        assertAllowed(() -> FieldRules.checkText("\u20AC\u20AC\u00e9", 8));
        assertRefused(ErrorCode.FIELD_INVALID, "text", () -> FieldRules.checkText("\u20AC\u20AC\u20AC", 8));
    }

    @Test
    void textMayHaveControlCharacters() {
        assertAllowed(() -> FieldRules.checkText("\u0000\u001b\r\n\u0085", 64));
    }

    @Test
    void senderShouldHaveOneTo64Characters() {
        assertRefused(ErrorCode.FIELD_REQUIRED, "sender", () -> FieldRules.checkSender(""));
        assertAllowed(() -> FieldRules.checkSender("x"));
        assertAllowed(() -> FieldRules.checkSender(WAVE.repeat(64)));
        assertRefused(ErrorCode.FIELD_INVALID, "sender", () -> FieldRules.checkSender(WAVE.repeat(65)));
        assertRefused(ErrorCode.FIELD_INVALID, "sender", () -> FieldRules.checkSender("x".repeat(65)));
    }

    @ParameterizedTest
    @ValueSource(strings = {":", "a:b", "a\u0000", "\n", "\u007f", "\u0080", "\u009f"})
    void senderShouldHaveNeitherColonNorControlCharacter(String sender) {
        assertRefused(ErrorCode.FIELD_INVALID, "sender", () -> FieldRules.checkSender(sender));
    }

    @ParameterizedTest
    @ValueSource(strings = {" ", " a ", "e\u0301", "\u200D", "\u00a0", "\uD83D\uDC4B"})
    void senderShouldNeitherBeTrimmedNorNormalised(String sender) {
        assertAllowed(() -> FieldRules.checkSender(sender));
    }

    @Test
    void keyShouldHaveOneTo128VisibleAsciiCharacters() {
        assertAllowed(() -> FieldRules.checkIdempotencyKey("!"));
        assertAllowed(() -> FieldRules.checkIdempotencyKey("~".repeat(128)));
        for (String key : new String[] {"", "k".repeat(129), " ", "a b", "\u007f", "\u0000", "\u00e9", WAVE}) {
            assertRefused(ErrorCode.FIELD_INVALID, "idempotency_key", () -> FieldRules.checkIdempotencyKey(key));
        }
    }

    @Test
    void cursorAndLimitShouldNotBeNegative() {
        assertAllowed(() -> FieldRules.checkCursor(0));
        assertAllowed(() -> FieldRules.checkCursor(Long.MAX_VALUE));
        assertRefused(ErrorCode.FIELD_INVALID, "cursor", () -> FieldRules.checkCursor(-1));
        assertRefused(ErrorCode.FIELD_INVALID, "cursor", () -> FieldRules.checkCursor(Long.MIN_VALUE));
        assertAllowed(() -> FieldRules.checkLimit(0));
        assertAllowed(() -> FieldRules.checkLimit(Integer.MAX_VALUE));
        assertRefused(ErrorCode.FIELD_INVALID, "limit", () -> FieldRules.checkLimit(-1));
    }

    @Test
    void strangerShouldNotBeAMember() {
        assertAllowed(() -> FieldRules.checkMembership(ChatName.of("a:b"), "b"));
        assertRefused(ErrorCode.SENDER_NOT_MEMBER, "sender", () -> FieldRules.checkMembership(ChatName.of("a:b"), "c"));
        assertAllowed(() -> FieldRules.checkMembership(ChatName.of("room"), "c"));
    }

    @Test
    void detailShouldNotShowWhatTheClientWrote() {
        assertThatThrownBy(() -> FieldRules.checkSender("secret:secret")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> FieldRules.checkText("secret".repeat(2), 8)).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> FieldRules.checkIdempotencyKey("secret key")).hasMessageNotContaining("secret");
        assertThatThrownBy(() -> ChatName.of("secret:a:b")).hasMessageNotContaining("secret");
    }

    private static void assertAllowed(ThrowingCallable check) {
        assertThatCode(check).doesNotThrowAnyException();
    }

    private static void assertRefused(ErrorCode code, String field, ThrowingCallable check) {
        assertThatThrownBy(check).isInstanceOfSatisfying(ApiException.class, refused -> {
            assertThat(refused.code()).isEqualTo(code);
            assertThat(refused.field()).isEqualTo(field);
            assertThat(refused.getStackTrace()).isEmpty();
        });
    }
}
