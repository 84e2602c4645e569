package io.restante.rpcstore.message;

/**
 * One partition of the table {@code message}.
 *
 * @param chat the chat's canonical name
 * @param segment the partition's number within the chat; 0 until a chat outgrows one partition
 */
public record Partition(String chat, int segment) {}
