package io.restante.httpapi.message;

import io.micronaut.http.HttpHeaders;
import io.restante.httpapi.config.LimitsConfig;
import io.restante.httpapi.request.Fields;
import io.restante.protos.api.SendRequest;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;
import io.restante.protos.rules.ChatName;
import io.restante.protos.rules.FieldRules;
import jakarta.inject.Singleton;
import org.jspecify.annotations.Nullable;

/** Judges the fields of a send, in the order of the IDL. */
@Singleton
final class SendRequestReader {
    private static final String KEY_HEADER = "Idempotency-Key";
    private static final String KEY_FIELD = "idempotency_key";

    private final int maxTextBytes;

    SendRequestReader(LimitsConfig limits) {
        this.maxTextBytes = limits.textBytes();
    }

    /** @throws ApiException for the first field that breaks a rule */
    SendRequest read(Fields fields, HttpHeaders headers) {
        ChatName chat = ChatName.of(orEmpty(fields.text("chat")));
        String text = orEmpty(fields.text("text"));
        FieldRules.checkText(text, maxTextBytes);
        String sender = orEmpty(fields.text("sender"));
        FieldRules.checkSender(sender);
        String key = key(fields, headers);
        if (key != null) {
            FieldRules.checkIdempotencyKey(key);
        }
        FieldRules.checkMembership(chat, sender);
        SendRequest.Builder request =
                SendRequest.newBuilder().setChat(chat.written()).setText(text).setSender(sender);
        return key == null ? request.build() : request.setIdempotencyKey(key).build();
    }

    private static @Nullable String key(Fields fields, HttpHeaders headers) {
        String key = fields.text(KEY_FIELD);
        for (String line : headers.getAll(KEY_HEADER)) {
            if (key != null && !key.equals(line)) {
                throw ApiException.ofField(
                        ErrorCode.FIELD_INVALID,
                        KEY_FIELD,
                        KEY_FIELD + " must be the same wherever it is given, in the header and in the field.");
            }
            key = line;
        }
        return key;
    }

    private static String orEmpty(@Nullable String value) {
        return value == null ? "" : value;
    }
}
