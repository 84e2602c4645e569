package io.restante.loadgen.result;

/** What a call came to, in one word. */
public enum Code {
    /** Answered in time, and right. */
    SUCCESS("success"),
    /** Not answered in time. */
    TIMEOUT("timeout"),
    /** Not answered at all: no connection, or a broken one. */
    CALL_ERROR("call_error"),
    /** Answered with an error, or with what is no answer. */
    RESPONSE_ERROR("response_error"),
    /** Answered well-formed, and wrong. */
    CONTENT_ERROR("content_error"),
    /** The caller itself is defective. */
    FATAL("fatal");

    private final String word;

    Code(String word) {
        this.word = word;
    }

    /** As it stands in files. */
    public String word() {
        return word;
    }
}
