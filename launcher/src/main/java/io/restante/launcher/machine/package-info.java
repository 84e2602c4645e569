/** What this machine has: memory, disk, ports, addresses. */
@NullMarked
package io.restante.launcher.machine;

import org.jspecify.annotations.NullMarked;
