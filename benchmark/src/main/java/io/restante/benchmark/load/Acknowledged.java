package io.restante.benchmark.load;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.json.JsonMapper;
import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.http.HttpContent;
import io.restante.loadgen.caller.http.HttpRequests;
import io.restante.loadgen.caller.http.RestanteRequests;
import io.restante.loadgen.caller.message.Talk;
import java.io.IOException;
import java.util.concurrent.atomic.AtomicLongArray;

/** Sends of a talk, whose acknowledgements are kept, so that what was acknowledged can be looked for. Thread-safe. */
public final class Acknowledged implements HttpRequests {
    private static final JsonMapper JSON = new JsonMapper();
    private static final int PAGE = 1_000;

    private final Talk talk;
    private final RestanteRequests sends;
    /** By the calls' numbers; 0 where there is none. */
    private final AtomicLongArray sendTimes;

    /** @param most the highest number of a call */
    public Acknowledged(Talk talk, int most) {
        this.talk = talk;
        this.sends = new RestanteRequests("", talk);
        this.sendTimes = new AtomicLongArray(most + 1);
    }

    @Override
    public HttpContent request(long id) throws IOException {
        return sends.request(id);
    }

    @Override
    public Verdict check(long id, byte[] body) throws IOException {
        Verdict verdict = sends.check(id, body);
        if (verdict.judgement() == Verdict.Judgement.OK && id < sendTimes.length()) {
            sendTimes.set((int) id, JSON.readTree(body).path("send_time").asLong());
        }
        return verdict;
    }

    /** How many sends were acknowledged. */
    public long count() {
        long count = 0;
        for (int id = 0; id < sendTimes.length(); id++) {
            count += sendTimes.get(id) == 0 ? 0 : 1;
        }
        return count;
    }

    /** Pulls every chat from its beginning; how many acknowledged messages are not where they were said to be. */
    public long lost(Pages pages) throws IOException, InterruptedException {
        long found = 0;
        for (int room = 0; room < talk.rooms(); room++) {
            found += found(pages, talk.chat(room));
        }
        return count() - found;
    }

    private long found(Pages pages, String chat) throws IOException, InterruptedException {
        long found = 0;
        long cursor = 0;
        boolean more = true;
        while (more) {
            JsonNode page = pages.pull(chat, cursor, PAGE);
            for (JsonNode message : page.path("messages")) {
                if (isAcknowledged(message)) {
                    found++;
                }
            }
            more = page.path("has_more").asBoolean();
            cursor = page.path("next_cursor").asLong();
        }
        return found;
    }

    private boolean isAcknowledged(JsonNode message) {
        String text = message.path("text").asText();
        int end = text.indexOf('.');
        int id = Integer.parseInt(end < 0 ? text : text.substring(0, end));
        return id < sendTimes.length()
                && sendTimes.get(id) != 0
                && sendTimes.get(id) == message.path("send_time").asLong();
    }
}
