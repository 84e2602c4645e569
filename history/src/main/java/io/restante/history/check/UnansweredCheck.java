package io.restante.history.check;

/** I9: an unanswered send appears once or never; of a message without a key, each try does. */
final class UnansweredCheck implements Check {
    @Override
    public void judge(ChatFacts chat, Findings findings) {
        for (Intent intent : chat.intents()) {
            if (intent.isOpen()) {
                judge(chat, intent, findings);
            }
        }
    }

    private static void judge(ChatFacts chat, Intent intent, Findings findings) {
        Seen surplus = intent.surplus(chat);
        if (chat.finallyRead() > intent.invoked() || surplus != null) {
            findings.judged(Invariant.I9);
        } else {
            findings.notJudged(Invariant.I9);
        }
        if (surplus != null) {
            findings.violated(
                    Invariant.I9,
                    chat,
                    intent.operations(surplus.by()),
                    intent.said() + " was left open, and stands at " + surplus.sendTime() + " once too often.");
        }
    }
}
