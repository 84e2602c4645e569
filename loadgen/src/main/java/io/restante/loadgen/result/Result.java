package io.restante.loadgen.result;

import io.restante.loadgen.caller.Payload;

/**
 * What one call came to. Times are nanoseconds.
 *
 * @param id the request's
 * @param request empty where none could be built
 * @param response empty where none came
 * @param code what it came to
 * @param message what was wrong, for people; empty for a success
 * @param intended when the call should have been sent, after the start of the run
 * @param sent when it was begun, after the start of the run
 * @param elapsed from when it should have been sent until its end
 */
public record Result(
        long id, Payload request, Payload response, Code code, String message, long intended, long sent, long elapsed) {
    /** How much later than intended it was begun. */
    public long lag() {
        return sent - intended;
    }
}
