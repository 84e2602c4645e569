package io.restante.history.check;

/** One name for one chat. */
final class ChatNames {
    private ChatNames() {}

    /** A direct chat has two names, of which this is one; any other name is its own. */
    static String canonical(String chat) {
        int colon = chat.indexOf(':');
        if (colon < 0) {
            return chat;
        }
        String one = chat.substring(0, colon);
        String other = chat.substring(colon + 1);
        return one.compareTo(other) <= 0 ? chat : other + ":" + one;
    }
}
