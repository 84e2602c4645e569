/** One Cassandra node, one store and one API, started for a benchmark and ended with it. */
@NullMarked
package io.restante.benchmark.cluster;

import org.jspecify.annotations.NullMarked;
