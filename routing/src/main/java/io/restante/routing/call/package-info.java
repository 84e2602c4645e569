/**
 * Calls of chats and their way to the owner: {@link io.restante.routing.call.ChatRouter} decides, and reaches stores
 * through {@link io.restante.routing.call.StoreLink} alone. Nothing here has a thread, a clock or a random source of
 * its own, so a simulator can run it.
 */
@NullMarked
package io.restante.routing.call;

import org.jspecify.annotations.NullMarked;
