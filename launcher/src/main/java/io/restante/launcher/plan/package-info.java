/** What is to run: which processes, where they listen, and how each is called. */
@NullMarked
package io.restante.launcher.plan;

import org.jspecify.annotations.NullMarked;
