package io.restante.history.check;

import io.restante.history.operation.Message;
import io.restante.history.operation.Row;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** C1: pages are in order and within their limit, {@code has_more} and {@code next_cursor} are exact. */
final class PageCheck implements Check {
    private static final int MOST_BYTES_OF_A_CHAR = 3;

    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (PulledPage page : chat.pages()) {
            findings.judged(Invariant.C1);
            String wrong = wrong(chat, page);
            if (wrong != null) {
                findings.violated(Invariant.C1, chat, List.of(page.id()), wrong);
            }
        }
    }

    private static @Nullable String wrong(ChatFacts chat, PulledPage page) {
        String wrong = wrongOrder(page);
        if (wrong == null) {
            wrong = wrongSize(chat.settings(), page);
        }
        if (wrong == null) {
            wrong = page.page().hasMore() ? wrongMore(chat, page) : wrongEnd(page);
        }
        return wrong;
    }

    private static @Nullable String wrongOrder(PulledPage page) {
        boolean reverse = page.pull().reverse();
        long cursor = page.pull().cursor();
        @Nullable Message before = null;
        for (Message message : page.messages()) {
            long place = message.sendTime();
            boolean within = reverse ? cursor == 0 || place <= cursor : place >= cursor;
            if (!within) {
                return "A pull " + (reverse ? "downward" : "upward") + " from " + cursor + " shows " + place + ".";
            }
            if (before != null && (reverse ? place >= before.sendTime() : place <= before.sendTime())) {
                return "A pull " + (reverse ? "downward" : "upward") + " shows " + place + " after " + before.sendTime()
                        + ".";
            }
            before = message;
        }
        return null;
    }

    private static @Nullable String wrongSize(Settings settings, PulledPage page) {
        int asked =
                page.pull().limit() == 0 ? settings.usualLimit() : page.pull().limit();
        int limit = Math.min(asked, settings.mostLimit());
        if (page.messages().size() > limit) {
            return "A pull shows " + page.messages().size() + " messages, above its limit of " + limit + ".";
        }
        long characters = page.messages().stream()
                .mapToLong(message -> message.text().length())
                .sum();
        if (page.messages().size() > 1 && characters * MOST_BYTES_OF_A_CHAR > settings.pageBytes()) {
            long bytes = page.messages().stream()
                    .mapToLong(message -> message.text().getBytes(StandardCharsets.UTF_8).length)
                    .sum();
            if (bytes > settings.pageBytes()) {
                return "The texts of a page have " + bytes + " bytes, above " + settings.pageBytes() + ".";
            }
        }
        return null;
    }

    private static @Nullable String wrongEnd(PulledPage page) {
        long expected = page.pull().cursor();
        if (!page.messages().isEmpty()) {
            long last = last(page);
            expected = page.pull().reverse() ? last - 1 : last + 1;
        }
        return page.page().nextCursor() == expected
                ? null
                : "The last page has the next_cursor " + page.page().nextCursor() + ", not " + expected + ".";
    }

    private static @Nullable String wrongMore(ChatFacts chat, PulledPage page) {
        long next = page.page().nextCursor();
        if (page.messages().isEmpty()) {
            return "An empty page says that more follows.";
        }
        long last = last(page);
        if (page.pull().reverse() ? next >= last : next <= last) {
            return "A page that ends with " + last + " has the next_cursor " + next + ", which is not beyond.";
        }
        FinalRows all = chat.all();
        if (all == null || page.pull().completed() >= chat.finallyRead()) {
            return null;
        }
        Row row = all.at(next);
        if (row == null) {
            return "A page says that " + next + " follows, where nothing stands.";
        }
        Intent intent = chat.intent(row.message());
        return intent != null && intent.invoked() > page.pull().completed()
                ? "A page says that " + next + " follows, which was sent only later."
                : null;
    }

    private static long last(PulledPage page) {
        return page.messages().get(page.messages().size() - 1).sendTime();
    }
}
