/** Everything running as it does for a user: Cassandra and both services, each a process of its own, on free ports. */
@NullMarked
package io.restante.systemtest.running;

import org.jspecify.annotations.NullMarked;
