package io.restante.routing.call;

import io.restante.protos.api.PullRequest;
import io.restante.protos.api.SendRequest;
import io.restante.service.trace.CallSpan;

/** What a store is asked. */
public sealed interface StoreCall {
    /** The chat's name as the client wrote it. */
    String chat();

    Terms terms();

    /** The same call under other terms. */
    StoreCall under(Terms other);

    /** About how many bytes it takes on its way. */
    int bytes();

    /** To store a message. */
    record Send(SendRequest request, Terms terms) implements StoreCall {
        @Override
        public String chat() {
            return request.getChat();
        }

        @Override
        public Send under(Terms other) {
            return new Send(request, other);
        }

        @Override
        public int bytes() {
            return request.getSerializedSize();
        }
    }

    /**
     * To read a page.
     *
     * @param gatedOnly to be served, by whoever gets it, from what is certainly gated; its owner cannot be reached
     */
    record Pull(PullRequest request, boolean gatedOnly, Terms terms) implements StoreCall {
        @Override
        public String chat() {
            return request.getChat();
        }

        @Override
        public Pull under(Terms other) {
            return new Pull(request, gatedOnly, other);
        }

        @Override
        public int bytes() {
            return request.getSerializedSize();
        }
    }

    /**
     * How a call is to be treated.
     *
     * @param deadline when the caller ceases to wait, in nanoseconds of its {@link io.restante.routing.time.Timers}
     * @param sendBy until when it may leave this process, on the same clock; what has not left by then is not sent
     * @param forwarded whether it comes from a store that is no owner: not to be sent on any more
     * @param span what is done for it is traced below this
     */
    record Terms(long deadline, long sendBy, boolean forwarded, CallSpan span) {
        /** Of a call that is not traced. */
        public Terms(long deadline, long sendBy, boolean forwarded) {
            this(deadline, sendBy, forwarded, CallSpan.NONE);
        }

        public Terms asForwarded() {
            return new Terms(deadline, sendBy, true, span);
        }

        public Terms within(CallSpan other) {
            return new Terms(deadline, sendBy, forwarded, other);
        }
    }
}
