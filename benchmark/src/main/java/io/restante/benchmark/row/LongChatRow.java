package io.restante.benchmark.row;

import io.restante.benchmark.fill.ChatFiller;
import io.restante.benchmark.fill.ChatShape;
import io.restante.benchmark.measure.Series;
import io.restante.benchmark.measure.Work;
import io.restante.benchmark.report.Finding;
import io.restante.benchmark.report.LoadAverage;
import io.restante.benchmark.report.Target;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;

/** Pulls at the head, in the middle and at the tail of a long chat against the same pulls of a short one. */
public final class LongChatRow {
    private static final double MOST = 1.2;
    private static final int SHORT = 200;
    /** Pages begin within so many messages. */
    private static final int AREA = 20;

    private static final int PAGE = 10;

    private final Bench bench;

    public LongChatRow(Bench bench) {
        this.bench = bench;
    }

    /**
     * A part of a chat and a direction. The parts of the short chat lie apart, so that no page of one brings messages of
     * another into the store's memory.
     *
     * @param word as the table has it
     */
    private record Place(String word, boolean reverse) {
        long from(long messages) {
            return switch (word) {
                case "head" -> 0;
                case "middle" -> messages / 2 - AREA;
                default -> messages - AREA - PAGE;
            };
        }

        String name(ChatShape chat) {
            return chat.chat() + ", " + direction();
        }

        String direction() {
            return word + (reverse ? ", downward" : ", upward");
        }
    }

    public void measure() throws IOException, InterruptedException {
        long past = ChatShape.yesterday();
        ChatShape longChat = ChatShape.usual("long", bench.size().longChat(), past);
        ChatShape shortChat = ChatShape.usual("short", SHORT, past);
        bench.say(String.format(Locale.ROOT, "  filling a chat of %,d messages", longChat.messages()));
        new ChatFiller(bench.session()).fill(List.of(shortChat, longChat));
        List<Place> places = new ArrayList<>();
        List<Work> works = new ArrayList<>();
        for (String word : List.of("head", "middle", "tail")) {
            for (boolean reverse : new boolean[] {false, true}) {
                Place place = new Place(word, reverse);
                places.add(place);
                works.add(pulls(place, shortChat));
                works.add(pulls(place, longChat));
            }
        }
        Map<String, Series> measured = bench.rounds(bench.size().length()).measure(works);
        bench.report().add("long-chat", measured.values(), LoadAverage.now());
        for (Place place : places) {
            Series deep = Objects.requireNonNull(measured.get(place.name(longChat)));
            Series flat = Objects.requireNonNull(measured.get(place.name(shortChat)));
            bench.report().add(finding(place, longChat, deep, flat));
        }
    }

    private Work pulls(Place place, ChatShape chat) {
        long from = place.from(chat.messages());
        return new Pulls(bench).work(place.name(chat), chat.chat(), 0, chat, from, from + AREA - 1, place.reverse());
    }

    private static Finding finding(Place place, ChatShape chat, Series deep, Series flat) {
        long failed = deep.failed() + flat.failed();
        return Finding.ratio(
                Row.LONG_CHAT.word(),
                String.format(Locale.ROOT, "p50 of a pull, %,d messages, %s", chat.messages(), place.direction()),
                millis(deep),
                SHORT + " messages " + millis(flat),
                deep.p50() / flat.p50(),
                Target.atMost(MOST, ""),
                failed == 0 ? "" : failed + " failed");
    }

    private static String millis(Series series) {
        return String.format(Locale.ROOT, "%.2f ms", series.p50() / 1e3);
    }
}
