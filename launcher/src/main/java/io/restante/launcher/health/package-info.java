/** Whether a process can do its work, asked of the process itself at that moment. */
@NullMarked
package io.restante.launcher.health;

import org.jspecify.annotations.NullMarked;
