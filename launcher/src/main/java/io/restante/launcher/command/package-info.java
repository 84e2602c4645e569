/** The commands of {@code ./restante}, as a user types them. */
@NullMarked
package io.restante.launcher.command;

import org.jspecify.annotations.NullMarked;
