/** What every fuzzer needs: chance that can be replayed, the services under test, and the judgement of them. */
@NullMarked
package io.restante.systemtest.fuzz.run;

import org.jspecify.annotations.NullMarked;
