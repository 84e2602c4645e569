/** Requests that no well-meaning client makes, at both doors: docs/fuzzing.md. */
@NullMarked
package io.restante.systemtest.fuzz;

import org.jspecify.annotations.NullMarked;
