/** Finds a JDK that a program can run on. */
@NullMarked
package io.restante.localcassandra.jdk;

import org.jspecify.annotations.NullMarked;
