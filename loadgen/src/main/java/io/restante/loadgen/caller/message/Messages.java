package io.restante.loadgen.caller.message;

import io.restante.loadgen.caller.Verdict;

/** Requests by their number, and the rules of their answers. A request depends on its number alone. Safe for use by many threads. */
public interface Messages {
    /** The bytes of a request. */
    byte[] request(long id) throws Exception;

    /** Looks at the answer to the request with this number. */
    Verdict check(long id, byte[] response) throws Exception;
}
