package io.restante.history.operation;

/** What a client knows of its send. */
public sealed interface SendOutcome {
    /**
     * It was answered 200.
     *
     * @param sendTime the message's place in its chat, in microseconds since the Unix epoch
     * @param replayed whether the answer was marked as one of an earlier request
     */
    record Stored(long sendTime, boolean replayed) implements SendOutcome {}

    /**
     * This try has certainly stored nothing: a 503, or any other definite refusal.
     *
     * @param reason for people
     */
    record NotStored(String reason) implements SendOutcome {}

    /**
     * It may be stored, now or later: a 504, a broken connection, no answer.
     *
     * @param reason for people
     */
    record Unknown(String reason) implements SendOutcome {}
}
