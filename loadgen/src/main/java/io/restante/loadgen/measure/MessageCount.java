package io.restante.loadgen.measure;

import io.restante.loadgen.result.Code;

/**
 * How often calls ended with a message.
 *
 * @param code what they came to
 * @param message what was wrong, in one line of printable characters
 * @param calls that many at least; exactly as many where few different messages came
 */
public record MessageCount(Code code, String message, long calls) {}
