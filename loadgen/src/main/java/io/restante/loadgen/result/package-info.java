/** What a call came to, and the bounded stream in which results leave the generator. */
@NullMarked
package io.restante.loadgen.result;

import org.jspecify.annotations.NullMarked;
