package io.restante.benchmark.load;

import io.restante.loadgen.caller.Verdict;
import io.restante.loadgen.caller.http.HttpContent;
import io.restante.loadgen.caller.http.HttpRequests;

/** The same requests, of which the one with a given number tells whoever sends them that it is enough. */
final class UpTo implements HttpRequests {
    private final HttpRequests requests;
    private final long last;
    private volatile Runnable enough = () -> {};

    UpTo(HttpRequests requests, long last) {
        this.requests = requests;
        this.last = last;
    }

    void whenEnough(Runnable action) {
        enough = action;
    }

    @Override
    public HttpContent request(long id) throws Exception {
        if (id == last) {
            enough.run();
        }
        return requests.request(id);
    }

    @Override
    public Verdict check(long id, byte[] body) throws Exception {
        return requests.check(id, body);
    }
}
