package io.restante.routing.call;

import io.restante.protos.api.PullResponse;
import io.restante.protos.error.ApiException;
import io.restante.protos.error.ErrorCode;

/** How a call of one store has ended. */
public sealed interface StoreAnswer {
    /** What can be told to the client. */
    sealed interface Final extends StoreAnswer {}

    /**
     * The message is stored.
     *
     * @param sendTime its place in the chat, in microseconds since the Unix epoch
     * @param replayed whether an earlier request with the same idempotency key had stored it
     */
    record Stored(long sendTime, boolean replayed) implements Final {}

    record Page(PullResponse response) implements Final {}

    /** The store has said no; where its code's status is 503, nothing is stored. */
    record Refused(ApiException error) implements Final {
        /** Nobody could take the call; certainly not stored. */
        static Refused unavailable() {
            return new Refused(ApiException.of(ErrorCode.STORE_UNAVAILABLE, "The store cannot be reached."));
        }

        /** Whether a message is stored is left open. */
        static Refused unknown() {
            return new Refused(ApiException.of(ErrorCode.DEADLINE_EXCEEDED, "The store did not answer in time."));
        }
    }

    /** The store does not own the chat. Certainly not stored. */
    record Moved() implements StoreAnswer {}

    /** The call has not left this process. Certainly not stored. */
    record NotSent() implements StoreAnswer {}

    /** The call may have reached the store, and no answer came. */
    record Unknown() implements StoreAnswer {}
}
