/** Calls, answers and maps as the messages of {@code internal.proto}, and back. */
@NullMarked
package io.restante.routing.wire;

import org.jspecify.annotations.NullMarked;
