package io.restante.systemtest.fault.upgrade;

import io.restante.systemtest.fault.load.Client;
import java.util.concurrent.Callable;

/**
 * Where a process of the cluster is reached.
 *
 * @param ready whether it says, now, that it is ready
 */
record Door(Client client, Callable<Boolean> ready) {
    boolean isReady() {
        try {
            return ready.call();
        } catch (Exception notNow) {
            return false;
        }
    }
}
