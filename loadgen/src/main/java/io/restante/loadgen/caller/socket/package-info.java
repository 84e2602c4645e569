/** Connections, as callers over sockets need them: for one call at a time, or shared by many. */
@NullMarked
package io.restante.loadgen.caller.socket;

import org.jspecify.annotations.NullMarked;
