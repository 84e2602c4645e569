package io.restante.history.check;

import io.restante.history.operation.Message;
import io.restante.history.operation.Send;

/** What names a message within its chat, in a history. */
record Said(String text, String sender) {
    static Said by(Send send) {
        return new Said(send.text(), send.sender());
    }

    static Said in(Message message) {
        return new Said(message.text(), message.sender());
    }

    @Override
    public String toString() {
        return "\"" + Quote.shortened(text) + "\" of " + sender;
    }
}
