/** What each way to put messages into one order costs, on the same Cassandra, in one run. */
@NullMarked
package io.restante.benchmark.ordering;

import org.jspecify.annotations.NullMarked;
