package io.restante.loadgen.caller;

/**
 * What a caller makes of an answer.
 *
 * @param judgement good or not
 * @param message what is wrong, for people; empty where nothing is
 */
public record Verdict(Judgement judgement, String message) {
    private static final Verdict OK = new Verdict(Judgement.OK, "");

    /** The three things that an answer can be. */
    public enum Judgement {
        OK,
        /** It cannot be understood, or says that the target failed. */
        BAD_RESPONSE,
        /** It is well-formed, and wrong. */
        WRONG_CONTENT
    }

    public static Verdict ok() {
        return OK;
    }

    public static Verdict badResponse(String message) {
        return new Verdict(Judgement.BAD_RESPONSE, message);
    }

    public static Verdict wrongContent(String message) {
        return new Verdict(Judgement.WRONG_CONTENT, message);
    }
}
