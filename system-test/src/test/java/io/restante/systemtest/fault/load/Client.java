package io.restante.systemtest.fault.load;

import io.restante.history.operation.PullOutcome;
import io.restante.history.operation.SendOutcome;
import org.jspecify.annotations.Nullable;

/** A client at one door. Never throws: whatever happens is an outcome. Thread-safe. */
public interface Client {
    /**
     * What came of a call.
     *
     * @param answered whether anything was heard; a connection that broke says nothing
     */
    record Told<T>(T outcome, boolean answered) {}

    /** As in {@code http-api-1}. */
    String door();

    Told<SendOutcome> send(String chat, String sender, String text, @Nullable String key);

    Told<PullOutcome> pull(String chat, long cursor, int limit, boolean reverse);
}
