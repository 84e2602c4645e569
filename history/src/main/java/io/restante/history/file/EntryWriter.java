package io.restante.history.file;

import com.fasterxml.jackson.core.JsonGenerator;
import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/** Entries as lines. */
final class EntryWriter {
    private final JsonGenerator json;

    private EntryWriter(JsonGenerator json) {
        this.json = json;
    }

    /** One line of UTF-8, its end included. */
    static byte[] line(Entry entry) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (JsonGenerator json = LineFormat.JSON.createGenerator(bytes)) {
            new EntryWriter(json).write(entry);
            json.writeRaw('\n');
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    private void write(Entry entry) throws IOException {
        json.writeStartObject();
        if (entry instanceof Send send) {
            begin("send", send.id(), send.client(), send.chat());
            send(send);
        } else if (entry instanceof Pull pull) {
            begin("pull", pull.id(), pull.client(), pull.chat());
            pull(pull);
        } else if (entry instanceof FinalRead read) {
            json.writeStringField("kind", "final_read");
            json.writeNumberField("id", read.id());
            json.writeStringField("chat", read.chat());
            finalRead(read);
        } else if (entry instanceof Fault fault) {
            fault(fault);
        }
        json.writeEndObject();
    }

    private void begin(String kind, int id, String client, String chat) throws IOException {
        json.writeStringField("kind", kind);
        json.writeNumberField("id", id);
        json.writeStringField("client", client);
        json.writeStringField("chat", chat);
    }

    private void times(Entry entry) throws IOException {
        json.writeNumberField("invoked", entry.invoked());
        if (entry.completed() != Entry.NEVER) {
            json.writeNumberField("completed", entry.completed());
        }
    }

    private void send(Send send) throws IOException {
        json.writeStringField("sender", send.sender());
        json.writeStringField("text", send.text());
        if (send.key() != null) {
            json.writeStringField("key", send.key());
        }
        times(send);
        SendOutcome outcome = send.outcome();
        if (outcome instanceof SendOutcome.Stored stored) {
            json.writeStringField("outcome", "stored");
            json.writeNumberField("send_time", stored.sendTime());
            json.writeBooleanField("replayed", stored.replayed());
        } else if (outcome instanceof SendOutcome.NotStored notStored) {
            json.writeStringField("outcome", "not_stored");
            json.writeStringField("reason", notStored.reason());
        } else if (outcome instanceof SendOutcome.Unknown unknown) {
            json.writeStringField("outcome", "unknown");
            json.writeStringField("reason", unknown.reason());
        }
    }

    private void pull(Pull pull) throws IOException {
        json.writeNumberField("cursor", pull.cursor());
        json.writeNumberField("limit", pull.limit());
        json.writeBooleanField("reverse", pull.reverse());
        times(pull);
        PullOutcome outcome = pull.outcome();
        if (outcome instanceof PullOutcome.Page page) {
            json.writeStringField("outcome", "page");
            json.writeArrayFieldStart("messages");
            for (Message message : page.messages()) {
                json.writeStartObject();
                message(message);
                json.writeEndObject();
            }
            json.writeEndArray();
            json.writeBooleanField("has_more", page.hasMore());
            json.writeNumberField("next_cursor", page.nextCursor());
        } else if (outcome instanceof PullOutcome.Failed failed) {
            json.writeStringField("outcome", "failed");
            json.writeStringField("reason", failed.reason());
        }
    }

    private void finalRead(FinalRead read) throws IOException {
        json.writeStringField("view", read.view());
        times(read);
        json.writeArrayFieldStart("rows");
        for (Row row : read.rows()) {
            json.writeStartObject();
            message(row.message());
            if (row.internals() != null) {
                internals(row.internals());
            }
            json.writeEndObject();
        }
        json.writeEndArray();
    }

    private void internals(Row.Internals internals) throws IOException {
        if (internals.key() != null) {
            json.writeStringField("key", internals.key());
        }
        json.writeNumberField("segment", internals.segment());
        json.writeNumberField("prev", internals.prev());
        json.writeNumberField("batch_start", internals.batchStart());
        json.writeNumberField("batch_size", internals.batchSize());
        json.writeNumberField("epoch", internals.epoch());
    }

    private void message(Message message) throws IOException {
        json.writeNumberField("send_time", message.sendTime());
        json.writeStringField("text", message.text());
        json.writeStringField("sender", message.sender());
    }

    private void fault(Fault fault) throws IOException {
        json.writeStringField("kind", "fault");
        json.writeNumberField("id", fault.id());
        json.writeStringField("fault", fault.kind().name().toLowerCase(Locale.ROOT));
        json.writeStringField("target", fault.target());
        json.writeNumberField("at", fault.at());
        json.writeArrayFieldStart("chats");
        for (String chat : fault.chats()) {
            json.writeString(chat);
        }
        json.writeEndArray();
    }
}
