/** What can be configured, and how the parts are put together. */
@NullMarked
package io.restante.rpcstore.config;

import org.jspecify.annotations.NullMarked;
