package io.restante.systemtest.fault.proxy;

import com.datastax.oss.protocol.internal.ProtocolConstants.Opcode;

/**
 * How frames lie on one connection, in both directions: one after the other at first, and from the answer to STARTUP on, where version
 * 5 or later is spoken, in segments with checksums. Thread-safe.
 */
final class Framing {
    private static final int FIRST_WITH_SEGMENTS = 5;

    private volatile boolean segmented;

    boolean isSegmented() {
        return segmented;
    }

    /** Is told each answer that has come, before it is passed on: what follows it lies in segments. */
    boolean changesAfter(RawFrame answer) {
        return !segmented
                && answer.version() == FIRST_WITH_SEGMENTS
                && (answer.opcode() == Opcode.READY || answer.opcode() == Opcode.AUTHENTICATE);
    }

    void change() {
        segmented = true;
    }
}
