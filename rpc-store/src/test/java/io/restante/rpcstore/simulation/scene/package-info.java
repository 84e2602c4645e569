/**
 * Scripts in which a store stands still, dies or is late just when it matters: what chance brings about once in 100,000
 * runs happens in each. Stores are played below their door; clients call them directly.
 */
@NullMarked
package io.restante.rpcstore.simulation.scene;

import org.jspecify.annotations.NullMarked;
