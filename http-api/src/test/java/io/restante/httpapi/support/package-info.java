/** What the tests of several packages stand on. */
@NullMarked
package io.restante.httpapi.support;

import org.jspecify.annotations.NullMarked;
