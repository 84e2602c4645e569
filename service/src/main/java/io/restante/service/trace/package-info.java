/**
 * Traces by OpenTelemetry, from the door to the write. {@link io.restante.service.trace.Traces} begins the part of a trace
 * that this process plays, a {@link io.restante.service.trace.CallSpan} travels with the call, and what works on the call begins
 * spans below it. See {@code docs/adr/0020-traces.md}.
 */
@NullMarked
package io.restante.service.trace;

import org.jspecify.annotations.NullMarked;
