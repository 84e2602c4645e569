package io.restante.protos.rules;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;

/**
 * One check a field. Each throws {@link ApiException} with {@code FIELD_REQUIRED} or {@code FIELD_INVALID} and the
 * field's name in the IDL. The chat's rules are in {@link ChatName}.
 */
public final class FieldRules {
    /** Most Unicode code points of a sender or a member. */
    public static final int MAX_SENDER_CHARACTERS = 64;
    /** Most characters of an idempotency key. */
    public static final int MAX_KEY_CHARACTERS = 128;
    /** Most bytes of a text in UTF-8, unless configured otherwise. */
    public static final int DEFAULT_MAX_TEXT_BYTES = 64 * 1024;

    private FieldRules() {}

    /** @param maxBytes most bytes of UTF-8 */
    public static void checkText(String text, int maxBytes) {
        if (text.isEmpty()) {
            throw ApiException.ofField(ErrorCode.FIELD_REQUIRED, "text", "text must not be empty.");
        }
        // A char takes at least one byte: most texts need no counting.
        if (text.length() > maxBytes / 3 && utf8Length(text) > maxBytes) {
            throw invalid("text", "text must have at most " + maxBytes + " bytes, not " + utf8Length(text) + ".");
        }
    }

    public static void checkSender(String sender) {
        if (sender.isEmpty()) {
            throw ApiException.ofField(ErrorCode.FIELD_REQUIRED, "sender", "sender must not be empty.");
        }
        int characters = sender.codePointCount(0, sender.length());
        if (characters > MAX_SENDER_CHARACTERS) {
            throw invalid(
                    "sender",
                    "sender must have at most " + MAX_SENDER_CHARACTERS + " characters, not " + characters + ".");
        }
        if (sender.indexOf(':') >= 0) {
            throw invalid("sender", "sender must not have a colon.");
        }
        if (hasControl(sender)) {
            throw invalid("sender", "sender must not have control characters.");
        }
    }

    /** A key that was given; one that was not is not checked. */
    public static void checkIdempotencyKey(String key) {
        if (key.isEmpty() || key.length() > MAX_KEY_CHARACTERS) {
            throw invalid(
                    "idempotency_key",
                    "idempotency_key must have 1 to " + MAX_KEY_CHARACTERS + " characters, not " + key.length() + ".");
        }
        for (int i = 0; i < key.length(); i++) {
            if (key.charAt(i) < 0x21 || key.charAt(i) > 0x7e) {
                throw invalid("idempotency_key", "idempotency_key must have visible ASCII characters only.");
            }
        }
    }

    public static void checkCursor(long cursor) {
        if (cursor < 0) {
            throw invalid("cursor", "cursor must not be negative: " + cursor + ".");
        }
    }

    public static void checkLimit(int limit) {
        if (limit < 0) {
            throw invalid("limit", "limit must not be negative: " + limit + ".");
        }
    }

    /** @throws ApiException {@code SENDER_NOT_MEMBER} */
    public static void checkMembership(ChatName chat, String sender) {
        if (!chat.admits(sender)) {
            throw ApiException.ofField(
                    ErrorCode.SENDER_NOT_MEMBER, "sender", "sender is not a member of this direct chat.");
        }
    }

    /** Bytes of {@code text} in UTF-8; a surrogate pair has four. */
    public static int utf8Length(String text) {
        int bytes = text.length();
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c >= 0x800) {
                // The two halves of a pair have two bytes each.
                bytes += Character.isSurrogate(c) ? 1 : 2;
            } else if (c >= 0x80) {
                bytes++;
            }
        }
        return bytes;
    }

    static boolean hasControl(String name) {
        return name.chars().anyMatch(Character::isISOControl);
    }

    private static ApiException invalid(String field, String detail) {
        return ApiException.ofField(ErrorCode.FIELD_INVALID, field, detail);
    }
}
