/** How this process ends without a failed request: everybody hears that it goes before it goes. */
@NullMarked
package io.restante.httpapi.lifecycle;

import org.jspecify.annotations.NullMarked;
