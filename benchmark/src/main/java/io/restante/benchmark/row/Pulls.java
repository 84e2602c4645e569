package io.restante.benchmark.row;

import io.restante.benchmark.fill.ChatShape;
import io.restante.benchmark.measure.Work;

/**
 * Pulls of ten messages at random places of filled chats.
 *
 * @param bench what they are measured with
 */
record Pulls(Bench bench) {
    /**
     * @param chats the chats' name, which their numbers follow
     * @param count how many there are; 0 where there is one of that very name
     * @param shape of each of them
     * @param from number of the first message that a page may begin with
     * @param to number of the last one
     */
    Work work(String name, String chats, int count, ChatShape shape, long from, long to, boolean reverse) {
        return bench.wrk()
                .script(
                        name,
                        "pull-at.lua",
                        bench.cluster().url(),
                        chats,
                        Integer.toString(count),
                        Long.toString(shape.firstSendTime()),
                        Long.toString(from),
                        Long.toString(to),
                        Integer.toString(shape.batchMessages()),
                        Boolean.toString(reverse));
    }
}
