package io.restante.loadgen.resources;

/**
 * What a process used within about a second.
 *
 * @param at the end of that second, in nanoseconds after the start of the run
 * @param cpu cores in use, on average; 1 is one whole core
 * @param memory resident memory, in bytes
 * @param read bytes a second that it caused to be read from storage
 * @param written bytes a second that it caused to be written to storage
 */
public record Usage(long at, double cpu, long memory, double read, double written) {}
