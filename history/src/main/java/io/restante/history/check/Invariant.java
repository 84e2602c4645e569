package io.restante.history.check;

/** What must hold of every history. */
public enum Invariant {
    I1("every answered send is there once, unchanged", "answered sends", "a final read at ALL"),
    I2("send_times are unique, and follow the order of answers", "answered sends", "answered sends"),
    I3("each pull's covered range is identical in every later read", "pulls", "a later read of what a pull covered"),
    I4("a pull invoked after an answer contains it", "pulls", "a pull after an answer"),
    I5("at most one row per key; all answers for a key agree", "keys", "a final read at ALL, or two answers for a key"),
    I6("nothing that a pull returned vanishes", "messages and pulls", "a later read of what a pull returned"),
    I7("the prev chain is unbroken, batches are complete", "rows", "the internals of all rows at ALL"),
    I8("any two replicas agree on gated rows", "views", "the rows of two views of a chat"),
    I9(
            "an unanswered send appears once or never",
            "unanswered messages",
            "a final read at ALL after an unanswered send"),
    I10(
            "sends to a chat work again within 5 s of the kill of its owner",
            "kills of a chat's owner",
            "the kill of an owner, no other fault around it, and sends to its chats for 5 s after it"),
    C1("pages are in order and within their limit, has_more and next_cursor are exact", "pages", "pages"),
    C2(
            "what was refused as certainly not stored never appears",
            "refused messages",
            "a final read at ALL after a refusal"),
    C3("nothing appears that nobody sent", "messages that appear", "a history with its end, and messages in it"),
    C4("an answer is marked as replayed exactly when an earlier request had stored it", "answers", "answers for keys");

    private final String sentence;
    private final String unit;
    private final String need;

    Invariant(String sentence, String unit, String need) {
        this.sentence = sentence;
        this.unit = unit;
        this.need = need;
    }

    /** What holds, in words. */
    public String sentence() {
        return sentence;
    }

    /** What is counted where it is judged. */
    public String unit() {
        return unit;
    }

    /** What a history must have in it so that it can be judged. */
    public String need() {
        return need;
    }
}
