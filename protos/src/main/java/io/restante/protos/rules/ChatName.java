package io.restante.protos.rules;

import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;

/**
 * The name of a chat: {@code a:b}, the direct chat of two members, or a room's name without a colon.
 *
 * @param written the name as the client wrote it
 * @param canonical the name that the chat is stored under: {@code a:b} and {@code b:a} are both {@code a:b}
 */
public record ChatName(String written, String canonical) {
    /** Most bytes of a name in UTF-8. */
    public static final int MAX_BYTES = 256;

    private static final String FIELD = "chat";

    /** @throws ApiException {@code FIELD_REQUIRED} or {@code FIELD_INVALID} for {@code chat} */
    public static ChatName of(String name) {
        if (name.isEmpty()) {
            throw ApiException.ofField(ErrorCode.FIELD_REQUIRED, FIELD, "chat must not be empty.");
        }
        int bytes = FieldRules.utf8Length(name);
        if (bytes > MAX_BYTES) {
            throw invalid("chat must have at most " + MAX_BYTES + " bytes, not " + bytes + ".");
        }
        if (FieldRules.hasControl(name)) {
            throw invalid("chat must not have control characters.");
        }
        int colon = name.indexOf(':');
        if (colon < 0) {
            return new ChatName(name, name);
        }
        if (name.indexOf(':', colon + 1) >= 0) {
            throw invalid("chat must have at most one colon.");
        }
        String first = name.substring(0, colon);
        String second = name.substring(colon + 1);
        checkMember(first);
        checkMember(second);
        return new ChatName(name, first.compareTo(second) <= 0 ? name : second + ":" + first);
    }

    /** Whether this is the direct chat of two members. */
    public boolean isDirect() {
        return written.indexOf(':') >= 0;
    }

    /** Whether {@code sender} may send to this chat: one of its two members, or anyone where it is a room. */
    public boolean admits(String sender) {
        int colon = written.indexOf(':');
        return colon < 0
                || written.substring(0, colon).equals(sender)
                || written.substring(colon + 1).equals(sender);
    }

    private static void checkMember(String member) {
        if (member.isEmpty()) {
            throw invalid("chat must have a member on each side of its colon.");
        }
        int characters = member.codePointCount(0, member.length());
        if (characters > FieldRules.MAX_SENDER_CHARACTERS) {
            throw invalid("a member in chat must have at most " + FieldRules.MAX_SENDER_CHARACTERS + " characters, not "
                    + characters + ".");
        }
    }

    private static ApiException invalid(String detail) {
        return ApiException.ofField(ErrorCode.FIELD_INVALID, FIELD, detail);
    }
}
