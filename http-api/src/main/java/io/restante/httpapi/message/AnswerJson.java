package io.restante.httpapi.message;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.json.JsonWriteFeature;
import io.restante.httpapi.store.Stored;
import io.restante.protos.api.Message;
import io.restante.protos.api.PullResponse;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;

/** The answers as JSON in UTF-8. Every field is always there. */
final class AnswerJson {
    // Emoji in four bytes, not as two escapes of six.
    private static final JsonFactory JSON = JsonFactory.builder()
            .enable(JsonWriteFeature.COMBINE_UNICODE_SURROGATES_IN_UTF8)
            .build();
    private static final int SEND_BYTES = 32;
    /** What the JSON of a message has more than its protobuf, quotes and names; a guess that saves copying. */
    private static final int MESSAGE_OVERHEAD_BYTES = 64;

    private AnswerJson() {}

    static byte[] of(Stored stored) {
        return write(SEND_BYTES, json -> {
            json.writeStartObject();
            json.writeNumberField("send_time", stored.sendTime());
            json.writeEndObject();
        });
    }

    static byte[] of(PullResponse page) {
        int size = page.getSerializedSize() + (page.getMessagesCount() + 1) * MESSAGE_OVERHEAD_BYTES;
        return write(size, json -> {
            json.writeStartObject();
            json.writeArrayFieldStart("messages");
            for (Message message : page.getMessagesList()) {
                json.writeStartObject();
                json.writeStringField("chat", message.getChat());
                json.writeStringField("text", message.getText());
                json.writeStringField("sender", message.getSender());
                json.writeNumberField("send_time", message.getSendTime());
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("has_more", page.getHasMore());
            json.writeNumberField("next_cursor", page.getNextCursor());
            json.writeEndObject();
        });
    }

    private static byte[] write(int size, Document document) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(size);
        try (JsonGenerator json = JSON.createGenerator(bytes)) {
            document.writeTo(json);
        } catch (IOException impossible) {
            throw new UncheckedIOException("A byte array cannot fail to be written.", impossible);
        }
        return bytes.toByteArray();
    }

    private interface Document {
        void writeTo(JsonGenerator json) throws IOException;
    }
}
