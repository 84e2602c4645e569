/** What runs inside a node's own JVM. */
@NullMarked
package io.restante.localcassandra.node;

import org.jspecify.annotations.NullMarked;
