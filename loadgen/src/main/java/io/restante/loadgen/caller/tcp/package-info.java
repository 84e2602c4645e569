/** Calls over TCP: messages that end with a delimiter, or that begin with their length. */
@NullMarked
package io.restante.loadgen.caller.tcp;

import org.jspecify.annotations.NullMarked;
