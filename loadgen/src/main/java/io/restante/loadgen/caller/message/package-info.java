/** What is said to a target, apart from how it travels: requests by number, and what their answers must be. */
@NullMarked
package io.restante.loadgen.caller.message;

import org.jspecify.annotations.NullMarked;
