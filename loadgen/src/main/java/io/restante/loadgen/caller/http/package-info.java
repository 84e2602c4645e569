/** Calls over HTTP/1.1: Restante's send and pull, and any URL with a template. */
@NullMarked
package io.restante.loadgen.caller.http;

import org.jspecify.annotations.NullMarked;
