/**
 * Wrong variants of the code, each of which the simulation has to catch: a simulation that cannot fail proves nothing.
 * Production code knows nothing of them: a variant is a text of its source that is replaced, compiled in memory and run
 * in a class loader of its own.
 */
@NullMarked
package io.restante.rpcstore.simulation.mutant;

import org.jspecify.annotations.NullMarked;
