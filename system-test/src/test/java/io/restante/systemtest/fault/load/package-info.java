/** Clients that send and pull through every door while faults happen, and write down all that they asked and were told. */
@NullMarked
package io.restante.systemtest.fault.load;

import org.jspecify.annotations.NullMarked;
