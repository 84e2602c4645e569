package io.restante.rpcstore.member;

import java.util.UUID;

/**
 * One row of the table {@code member}.
 *
 * @param id new at each start of a process
 * @param address host and port of its gRPC door
 * @param beat counts the heartbeats
 * @param nonce new with each heartbeat, so that a member knows its own write again
 * @param ceiling the send time below which the member may number messages, in microseconds since the Unix epoch
 */
public record MemberRow(UUID id, String address, MemberState state, long beat, UUID nonce, long ceiling) {}
