/**
 * The real code of stores and routers on virtual time, with stores that delay, lose, repeat and misreport, processes that pause and
 * die, and clocks that step. No threads: a seed replays exactly.
 */
@NullMarked
package io.restante.rpcstore.simulation;

import org.jspecify.annotations.NullMarked;
