/** The bare driver: what Cassandra does without us, which is the yardstick for stores. */
@NullMarked
package io.restante.benchmark.cassandra;

import org.jspecify.annotations.NullMarked;
