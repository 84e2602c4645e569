package io.restante.systemtest.fuzz.run;

import java.io.IOException;

/** Makes one request, or one connection full of them. Used by several threads. */
public interface Fuzzer {
    /**
     * Makes it, and looks at what comes back.
     *
     * @param dice all of its chance
     * @return what came of it, in a word, for the report
     * @throws AssertionError where the answer is one that must not be
     * @throws IOException where no connection could be made
     */
    String play(Dice dice) throws IOException;
}
