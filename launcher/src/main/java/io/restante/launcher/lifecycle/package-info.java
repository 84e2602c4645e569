/** Starting, watching and stopping all that a plan names, in a safe order. */
@NullMarked
package io.restante.launcher.lifecycle;

import org.jspecify.annotations.NullMarked;
