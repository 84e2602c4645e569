package io.restante.routing.call;

import io.restante.service.trace.CallSpan;
import io.restante.service.trace.TraceKeys;
import org.jspecify.annotations.Nullable;

/** How calls have ended, in words for spans and metrics. */
public final class Outcomes {
    private static final int SERVER_ERROR = 500;

    private Outcomes() {}

    /**
     * One word of few: of a refusal its code, of which there are as many as in {@code ErrorCode}.
     *
     * @param answer null where it was taken back, or failed by a defect
     */
    public static String of(@Nullable StoreAnswer answer) {
        if (answer instanceof StoreAnswer.Stored stored) {
            return stored.replayed() ? "replayed" : "stored";
        }
        if (answer instanceof StoreAnswer.Refused refused) {
            return refused.error().code().name();
        }
        return answer == null ? "withdrawn" : word(answer);
    }

    /**
     * Tells a span, and ends it.
     *
     * @param answer null where it was taken back, or failed by a defect
     */
    public static void end(CallSpan span, @Nullable StoreAnswer answer) {
        if (!span.isTraced()) {
            return;
        }
        String outcome = of(answer);
        span.with(TraceKeys.OUTCOME, outcome);
        if (answer instanceof StoreAnswer.Refused refused
                && refused.error().code().httpStatus() >= SERVER_ERROR) {
            span.fail(outcome);
        } else {
            span.end();
        }
    }

    private static String word(StoreAnswer answer) {
        if (answer instanceof StoreAnswer.Page) {
            return "page";
        }
        if (answer instanceof StoreAnswer.Moved) {
            return "moved";
        }
        return answer instanceof StoreAnswer.NotSent ? "not sent" : "unknown";
    }
}
