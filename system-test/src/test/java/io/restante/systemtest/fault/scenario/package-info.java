/** What is done to the cluster: one scenario breaks something under load and mends it again. */
@NullMarked
package io.restante.systemtest.fault.scenario;

import org.jspecify.annotations.NullMarked;
