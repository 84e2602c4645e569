/** One real Cassandra for all tests of a JVM; other modules take it from this module's test-jar. */
@NullMarked
package io.restante.localcassandra.testing;

import org.jspecify.annotations.NullMarked;
