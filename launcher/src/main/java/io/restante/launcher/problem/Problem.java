package io.restante.launcher.problem;

/** Why a command cannot do what it was asked: one sentence for the user that says what to do, and no stack trace. */
public final class Problem extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public Problem(String sentence) {
        super(sentence, null, false, false);
    }

    @Override
    public String getMessage() {
        return String.valueOf(super.getMessage());
    }
}
