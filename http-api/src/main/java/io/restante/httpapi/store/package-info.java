/** The way to rpc-store: each call to its chat's owner, and no thread that waits. */
@NullMarked
package io.restante.httpapi.store;

import org.jspecify.annotations.NullMarked;
