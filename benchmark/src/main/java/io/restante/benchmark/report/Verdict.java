package io.restante.benchmark.report;

/** What a finding comes to. */
public enum Verdict {
    MET("met"),
    MISSED("missed"),
    /** It was left out. */
    NOT_RUN("not run"),
    /** There is no target. */
    TOLD("");

    private final String word;

    Verdict(String word) {
        this.word = word;
    }

    /** As it stands in tables and files. */
    public String word() {
        return word;
    }
}
