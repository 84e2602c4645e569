/** Lets a collector read what a service counts: Prometheus over HTTP, on a port of its own. */
@NullMarked
package io.restante.service.metrics;

import org.jspecify.annotations.NullMarked;
