/** Offenders against the rules of {@code io.restante.systemtest.architecture}; nothing else may use them. */
@NullMarked
package io.restante.systemtest.broken;

import org.jspecify.annotations.NullMarked;
