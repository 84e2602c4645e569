package io.restante.systemtest.fault.load;

import com.fasterxml.jackson.databind.JsonNode;
import io.restante.history.operation.Message;
import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.SendOutcome;
import io.restante.systemtest.running.HttpDoor;
import io.restante.systemtest.running.HttpDoor.Answer;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** A client of an http-api. */
public record OverHttp(String door, HttpDoor http) implements Client {
    @Override
    public Told<SendOutcome> send(String chat, String sender, String text, @Nullable String key) {
        try {
            return new Told<>(outcome(http.send(chat, text, sender, key)), true);
        } catch (IOException | UncheckedIOException broken) {
            return new Told<>(new SendOutcome.Unknown(broken.toString()), false);
        }
    }

    @Override
    public Told<PullOutcome> pull(String chat, long cursor, int limit, boolean reverse) {
        try {
            Answer answer = http.pull(chat, cursor, limit, reverse);
            return new Told<>(answer.status() == 200 ? page(answer.body()) : failed(answer), true);
        } catch (IOException | UncheckedIOException broken) {
            return new Told<>(new PullOutcome.Failed(broken.toString()), false);
        }
    }

    private static SendOutcome outcome(Answer answer) {
        if (answer.status() == 200) {
            boolean replayed =
                    answer.headers().firstValue("Idempotency-Replayed").isPresent();
            return new SendOutcome.Stored(answer.sendTime(), replayed);
        }
        String reason = answer.status() + " " + answer.code();
        // 500 and 504 leave it open, see docs/errors.md.
        return answer.status() == 504 || answer.status() == 500
                ? new SendOutcome.Unknown(reason)
                : new SendOutcome.NotStored(reason);
    }

    private static PullOutcome failed(Answer answer) {
        return new PullOutcome.Failed(answer.status() + " " + answer.code());
    }

    private static PullOutcome page(JsonNode body) {
        List<Message> messages = new ArrayList<>();
        for (JsonNode message : body.path("messages")) {
            messages.add(new Message(
                    message.path("send_time").asLong(),
                    message.path("text").asText(),
                    message.path("sender").asText()));
        }
        return new PullOutcome.Page(
                messages,
                body.path("has_more").asBoolean(),
                body.path("next_cursor").asLong());
    }
}
