package io.restante.loadgen.caller;

/**
 * What is sent.
 *
 * @param id unique within a run, counted from 1
 * @param payload as the caller built it
 */
public record Request(long id, Payload payload) {}
