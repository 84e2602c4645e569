package io.restante.httpapi.message;

import io.restante.httpapi.request.Fields;
import io.restante.protos.api.PullRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.rules.ChatName;
import io.restante.protos.rules.FieldRules;

/** Judges the fields of a pull, in the order of the IDL. */
final class PullRequestReader {
    private PullRequestReader() {}

    /** @throws ApiException for the first field that breaks a rule */
    static PullRequest read(Fields fields) {
        String name = fields.text("chat");
        ChatName chat = ChatName.of(name == null ? "" : name);
        Long cursor = fields.integer("cursor");
        if (cursor != null) {
            FieldRules.checkCursor(cursor);
        }
        int limit = limit(fields);
        FieldRules.checkLimit(limit);
        Boolean reverse = fields.flag("reverse");
        return PullRequest.newBuilder()
                .setChat(chat.written())
                .setCursor(cursor == null ? 0 : cursor)
                .setLimit(limit)
                .setReverse(reverse != null && reverse)
                .build();
    }

    private static int limit(Fields fields) {
        Long limit = fields.integer("limit");
        if (limit == null) {
            return 0;
        }
        if (limit != limit.intValue()) {
            throw ApiException.ofField(
                    ErrorCode.FIELD_INVALID, "limit", "limit must be an integer of 32 bits, not " + limit + ".");
        }
        return limit.intValue();
    }
}
