/** Threads that keep no process alive. */
@NullMarked
package io.restante.loadgen.thread;

import org.jspecify.annotations.NullMarked;
