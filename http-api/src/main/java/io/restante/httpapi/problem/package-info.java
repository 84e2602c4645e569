/** Every error as an RFC 9457 problem document, the framework's own errors too. */
@NullMarked
package io.restante.httpapi.problem;

import org.jspecify.annotations.NullMarked;
