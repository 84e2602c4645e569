package io.restante.routing.call;

import io.restante.routing.trace.CallSpan;
import io.restante.routing.trace.TraceKeys;
import org.jspecify.annotations.Nullable;

/** What a span tells of how a call has ended. */
public final class Outcomes {
    private static final int SERVER_ERROR = 500;

    private Outcomes() {}

    /** @param answer null where it was taken back, or failed by a defect */
    public static void end(CallSpan span, @Nullable StoreAnswer answer) {
        if (!span.isTraced()) {
            return;
        }
        if (answer instanceof StoreAnswer.Refused refused) {
            String code = refused.error().code().name();
            span.with(TraceKeys.OUTCOME, code);
            if (refused.error().code().httpStatus() >= SERVER_ERROR) {
                span.fail(code);
                return;
            }
        } else {
            span.with(TraceKeys.OUTCOME, name(answer));
        }
        span.end();
    }

    private static String name(@Nullable StoreAnswer answer) {
        if (answer instanceof StoreAnswer.Stored stored) {
            return stored.replayed() ? "replayed" : "stored";
        }
        return answer == null ? "withdrawn" : word(answer);
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
