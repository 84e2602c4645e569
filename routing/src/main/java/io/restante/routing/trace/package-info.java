/**
 * Traces by OpenTelemetry, from the door to the write. {@link io.restante.routing.trace.Traces} begins the part of a trace
 * that this process plays, a {@link io.restante.routing.trace.CallSpan} travels with the call, and what works on the call begins
 * spans below it. See {@code docs/adr/0020-traces.md}.
 */
@NullMarked
package io.restante.routing.trace;

import org.jspecify.annotations.NullMarked;
