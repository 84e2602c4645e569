/**
 * Keeps the map of the owners fresh from any store. {@link io.restante.routing.watch.ShardMapWatch} decides, and reaches
 * stores through {@link io.restante.routing.watch.MapFeed} alone.
 */
@NullMarked
package io.restante.routing.watch;

import org.jspecify.annotations.NullMarked;
