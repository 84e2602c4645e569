/** Processes that outlive this one: started, told apart from others with the same number, ended. */
@NullMarked
package io.restante.launcher.process;

import org.jspecify.annotations.NullMarked;
