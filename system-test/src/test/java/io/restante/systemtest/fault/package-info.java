/** Real faults under load, and whether every promise was kept meanwhile. What is done is said in docs/fault-tests.md. */
@NullMarked
package io.restante.systemtest.fault;

import org.jspecify.annotations.NullMarked;
