/** Tests of the whole: everything together over real sockets. */
@NullMarked
package io.restante.systemtest;

import org.jspecify.annotations.NullMarked;
