package io.restante.history.check;

/** Judges one chat. */
@FunctionalInterface
interface Check {
    void judge(ChatFacts chat, Findings findings);
}
