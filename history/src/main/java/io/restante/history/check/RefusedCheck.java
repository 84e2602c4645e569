package io.restante.history.check;

/** C2: what was refused as certainly not stored never appears. */
final class RefusedCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (Intent intent : chat.intents()) {
            if (intent.isRefused()) {
                judge(chat, intent, findings);
            }
        }
    }

    private static void judge(ChatFacts chat, Intent intent, Findings findings) {
        if (chat.finallyRead() > intent.invoked() || !intent.appearances().isEmpty()) {
            findings.judged(Invariant.C2);
        } else {
            findings.notJudged(Invariant.C2);
        }
        for (Seen seen : intent.appearances()) {
            findings.violated(
                    Invariant.C2,
                    chat,
                    intent.operations(seen.by()),
                    intent.said() + " was refused as certainly not stored, but stands at " + seen.sendTime() + ".");
        }
    }
}
