/** Lets a collector read what the service counts: Prometheus over HTTP, on a port of its own. */
@NullMarked
package io.restante.httpapi.metrics;

import org.jspecify.annotations.NullMarked;
