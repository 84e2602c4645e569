package io.restante.history.check;

import io.restante.history.operation.Message;
import io.restante.history.operation.Pull;
import io.restante.history.operation.PullOutcome.Page;
import java.util.List;

/**
 * A pull that was answered.
 *
 * @param pull what was asked
 * @param page what came
 */
record PulledPage(Pull pull, Page page) {
    List<Message> messages() {
        return page.messages();
    }

    int id() {
        return pull.id();
    }

    /** The places of its messages, ascending. */
    long[] places() {
        return page.messages().stream().mapToLong(Message::sendTime).sorted().toArray();
    }

    /** What it shows everything of that stood there: all that was asked for, up to where it says that more follows. */
    Range whole() {
        if (pull.reverse()) {
            long to = pull.cursor() == 0 ? Long.MAX_VALUE : pull.cursor();
            return new Range(page.hasMore() ? page.nextCursor() + 1 : Long.MIN_VALUE, to);
        }
        return new Range(pull.cursor(), page.hasMore() ? page.nextCursor() - 1 : Long.MAX_VALUE);
    }

    /** Where nothing may appear any more: the third promise. */
    Range covered() {
        if (page.messages().isEmpty()) {
            return Range.NOTHING;
        }
        if (pull.reverse()) {
            return new Range(page.nextCursor() + 1, page.messages().get(0).sendTime());
        }
        return new Range(pull.cursor(), page.nextCursor() - 1);
    }
}
