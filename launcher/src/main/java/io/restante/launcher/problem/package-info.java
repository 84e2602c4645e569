/** What a command says when it cannot do what it was asked. */
@NullMarked
package io.restante.launcher.problem;

import org.jspecify.annotations.NullMarked;
