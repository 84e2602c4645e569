package io.restante.history.file;

import io.restante.history.operation.Entry;
import io.restante.history.operation.Fault;
import io.restante.history.operation.FinalRead;
import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.Row;
import io.restante.history.operation.Send;
import io.restante.history.operation.SendOutcome;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Lines as entries; words that come again and again are kept once. */
final class EntryReader {
    private static final String KINDS = "send, pull, final_read, fault or end";

    private final Map<String, String> words = new HashMap<>();

    /**
     * @param kind the value of the field {@code kind}, which has been taken already
     * @throws IllegalArgumentException that says what is wrong
     */
    Entry entry(String kind, Fields fields) {
        Entry entry =
                switch (kind) {
                    case "send" -> send(fields);
                    case "pull" -> pull(fields);
                    case "final_read" -> finalRead(fields);
                    case "fault" -> fault(fields);
                    default -> throw unexpected("kind", kind, KINDS);
                };
        fields.end();
        return entry;
    }

    private Send send(Fields fields) {
        String key = fields.textOrNull("key");
        return new Send(
                fields.smallNumber("id"),
                word(fields, "client"),
                word(fields, "chat"),
                word(fields, "sender"),
                word(fields, "text"),
                key == null ? null : word(key),
                fields.number("invoked"),
                fields.numberOr("completed", Entry.NEVER),
                sendOutcome(fields));
    }

    private SendOutcome sendOutcome(Fields fields) {
        String outcome = fields.text("outcome");
        return switch (outcome) {
            case "stored" -> new SendOutcome.Stored(fields.number("send_time"), fields.flag("replayed"));
            case "not_stored" -> new SendOutcome.NotStored(word(fields, "reason"));
            case "unknown" -> new SendOutcome.Unknown(word(fields, "reason"));
            default -> throw unexpected("outcome", outcome, "stored, not_stored or unknown");
        };
    }

    private Pull pull(Fields fields) {
        return new Pull(
                fields.smallNumber("id"),
                word(fields, "client"),
                word(fields, "chat"),
                fields.number("cursor"),
                fields.smallNumber("limit"),
                fields.flag("reverse"),
                fields.number("invoked"),
                fields.numberOr("completed", Entry.NEVER),
                pullOutcome(fields));
    }

    private PullOutcome pullOutcome(Fields fields) {
        String outcome = fields.text("outcome");
        return switch (outcome) {
            case "page" ->
                new PullOutcome.Page(
                        fields.objects("messages", this::message),
                        fields.flag("has_more"),
                        fields.number("next_cursor"));
            case "failed" -> new PullOutcome.Failed(word(fields, "reason"));
            default -> throw unexpected("outcome", outcome, "page or failed");
        };
    }

    private FinalRead finalRead(Fields fields) {
        return new FinalRead(
                fields.smallNumber("id"),
                word(fields, "chat"),
                word(fields, "view"),
                fields.number("invoked"),
                fields.number("completed"),
                fields.objects("rows", this::row));
    }

    private Row row(Fields fields) {
        return new Row(message(fields), fields.has("epoch") ? internals(fields) : null);
    }

    private Row.Internals internals(Fields fields) {
        String key = fields.textOrNull("key");
        return new Row.Internals(
                key == null ? null : word(key),
                fields.smallNumber("segment"),
                fields.number("prev"),
                fields.number("batch_start"),
                fields.smallNumber("batch_size"),
                fields.number("epoch"));
    }

    private Message message(Fields fields) {
        return new Message(fields.number("send_time"), word(fields, "text"), word(fields, "sender"));
    }

    private Fault fault(Fields fields) {
        return new Fault(
                fields.smallNumber("id"),
                faultKind(fields.text("fault")),
                word(fields, "target"),
                fields.number("at"),
                fields.texts("chats").stream().map(this::word).toList());
    }

    private static Fault.Kind faultKind(String name) {
        return Arrays.stream(Fault.Kind.values())
                .filter(kind -> kind.name().toLowerCase(Locale.ROOT).equals(name))
                .findFirst()
                .orElseThrow(() -> unexpected(
                        "fault", name, Arrays.toString(Fault.Kind.values()).toLowerCase(Locale.ROOT)));
    }

    private String word(Fields fields, String name) {
        return word(fields.text(name));
    }

    private String word(String text) {
        @Nullable String known = words.putIfAbsent(text, text);
        return known == null ? text : known;
    }

    private static IllegalArgumentException unexpected(String name, String value, String expected) {
        return new IllegalArgumentException("\"" + name + "\" is \"" + value + "\", expected " + expected);
    }
}
