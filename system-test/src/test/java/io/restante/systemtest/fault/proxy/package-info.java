/**
 * A proxy for Cassandra's native protocol between one store and one node. It takes the place of a network that loses, delays and
 * tears: it holds single mutations back, swallows answers, and cuts connections, in one direction or both.
 */
@NullMarked
package io.restante.systemtest.fault.proxy;

import org.jspecify.annotations.NullMarked;
