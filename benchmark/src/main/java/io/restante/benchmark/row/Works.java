package io.restante.benchmark.row;

import io.restante.benchmark.cassandra.BareDriver;
import io.restante.benchmark.fill.ChatFiller;
import io.restante.benchmark.fill.ChatShape;
import io.restante.benchmark.measure.Work;
import java.io.IOException;
import java.util.List;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/** The works of the comparisons, by name. What a work needs beforehand is made when it is asked for. */
final class Works {
    private static final int COLD_CHATS = 20_000;
    private static final int COLD_MESSAGES = 40;
    private static final String COLD = "cold";
    private static final String HOT = "hot";
    private static final int HOT_MESSAGES = 200;

    private final Bench bench;
    private final BareDriver driver;
    private @Nullable List<ChatShape> coldChats;

    Works(Bench bench) {
        this.bench = bench;
        this.driver = new BareDriver(bench.session());
    }

    Work work(String name) throws IOException, InterruptedException {
        String url = bench.cluster().url();
        return switch (name) {
            case Comparisons.PING -> bench.wrk().plain(name, url + "/ping");
            case Comparisons.SEND -> bench.wrk().script(name, "send.lua", url);
            case Comparisons.SEND_ONE -> bench.wrk().script(name, "send-one.lua", url);
            case Comparisons.MIXED -> bench.wrk().script(name, "mixed.lua", url);
            case Comparisons.PULL_HOT -> {
                makeHot();
                yield bench.wrk().plain(name, url + "/api/pull?chat=" + HOT + "&limit=10&reverse=true");
            }
            case Comparisons.PULL_HOT_BODY -> {
                makeHot();
                yield bench.wrk().script(name, "pull-body.lua", url);
            }
            case Comparisons.PULL_COLD -> {
                ChatShape first = coldChats().get(0);
                yield new Pulls(bench).work(name, COLD, COLD_CHATS, first, 0, COLD_MESSAGES - BareDriver.ROWS, false);
            }
            case BareDriver.INSERTS -> driver.inserts();
            case BareDriver.SELECTS -> driver.selects(coldChats());
            default -> throw new IllegalArgumentException("there is no work " + name);
        };
    }

    private void makeHot() throws IOException, InterruptedException {
        for (int i = 0; i < HOT_MESSAGES; i++) {
            bench.door().send(HOT, ChatShape.SENDER, ChatShape.text(i));
        }
    }

    /** Each has its messages in one batch, and all have them at the same send times. */
    private List<ChatShape> coldChats() throws IOException, InterruptedException {
        List<ChatShape> made = coldChats;
        if (made == null) {
            bench.say("  filling " + COLD_CHATS + " chats");
            long past = ChatShape.yesterday();
            made = IntStream.range(0, COLD_CHATS)
                    .mapToObj(i ->
                            new ChatShape(COLD + i, COLD_MESSAGES, past, COLD_MESSAGES, ChatShape.SEGMENT_MESSAGES))
                    .toList();
            new ChatFiller(bench.session()).fill(made);
            coldChats = made;
        }
        return made;
    }
}
