package io.restante.loadgen.caller.http;

import io.restante.loadgen.caller.Verdict;

/** Requests of HTTP by their number, and the rules of the bodies of their answers. Safe for use by many threads. */
public interface HttpRequests {
    /** The request with this number. */
    HttpContent request(long id) throws Exception;

    /** Looks at the body of the answer, whose status was one of success. */
    Verdict check(long id, byte[] body) throws Exception;
}
