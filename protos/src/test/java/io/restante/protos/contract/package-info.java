/** Holds the contract of this version against the one before it: processes and clients of both run side by side in an upgrade. */
@NullMarked
package io.restante.protos.contract;

import org.jspecify.annotations.NullMarked;
