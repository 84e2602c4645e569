package io.restante.rpcstore.member;

/** Whether a member may serve; a dead one never lives again. Stored in lower case. */
public enum MemberState {
    ALIVE,
    DEAD
}
