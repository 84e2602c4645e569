/** The launcher's own way to Cassandra's tables. */
@NullMarked
package io.restante.launcher.cassandra;

import org.jspecify.annotations.NullMarked;
