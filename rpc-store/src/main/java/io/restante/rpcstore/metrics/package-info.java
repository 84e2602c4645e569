/** Lets a collector read what the store counts: Prometheus over HTTP, on a port of its own. */
@NullMarked
package io.restante.rpcstore.metrics;

import org.jspecify.annotations.NullMarked;
