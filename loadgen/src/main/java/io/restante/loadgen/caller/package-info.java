/** What a generator calls with: one small interface for who may wait, one for who may not. */
@NullMarked
package io.restante.loadgen.caller;

import org.jspecify.annotations.NullMarked;
