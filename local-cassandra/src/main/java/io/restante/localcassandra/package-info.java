/**
 * Real Cassandra nodes as child processes, from the jars on Maven Central: their settings, their command line, and a
 * small cluster of them that ends with the JVM that started it.
 */
@NullMarked
package io.restante.localcassandra;

import org.jspecify.annotations.NullMarked;
