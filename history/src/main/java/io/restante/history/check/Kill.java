package io.restante.history.check;

import io.restante.history.operation.Fault;

/**
 * The kill of an owner.
 *
 * @param fault itself
 * @param alone whether nothing else was wrong around it, so that what follows is its doing
 * @param nextFault when the next thing went wrong, in nanoseconds
 */
record Kill(Fault fault, boolean alone, long nextFault) {}
