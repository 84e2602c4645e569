/** Three nodes, three stores and two APIs as processes of their own, with a proxy between each store and each node. */
@NullMarked
package io.restante.systemtest.fault.cluster;

import org.jspecify.annotations.NullMarked;
