/** What an operator sees of running services, and what he must not see. */
@NullMarked
package io.restante.systemtest.sight;

import org.jspecify.annotations.NullMarked;
