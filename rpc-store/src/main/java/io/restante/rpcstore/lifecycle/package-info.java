/** From start to stop: joins as a member, takes the shards over, serves, and hands everything back. */
@NullMarked
package io.restante.rpcstore.lifecycle;

import org.jspecify.annotations.NullMarked;
