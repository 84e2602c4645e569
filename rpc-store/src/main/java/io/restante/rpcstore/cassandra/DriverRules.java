package io.restante.rpcstore.cassandra;

import com.datastax.oss.driver.api.core.config.DefaultDriverOption;
import com.datastax.oss.driver.api.core.config.DriverExecutionProfile;
import com.datastax.oss.driver.api.core.config.DriverOption;
import java.time.Duration;
import java.util.Map;

/** The options that a user may not change, because a promise stands on each of them. */
final class DriverRules {
    private static final Map<DriverOption, String> FIXED = Map.of(
            DefaultDriverOption.REQUEST_CONSISTENCY, "QUORUM",
            DefaultDriverOption.REQUEST_SERIAL_CONSISTENCY, "SERIAL",
            DefaultDriverOption.RETRY_POLICY_CLASS, ReadsElsewhere.class.getName(),
            DefaultDriverOption.SPECULATIVE_EXECUTION_POLICY_CLASS, "NoSpeculativeExecutionPolicy",
            DefaultDriverOption.TIMESTAMP_GENERATOR_CLASS, "ServerSideTimestampGenerator");

    private DriverRules() {}

    /** @throws IllegalStateException with a sentence that names the key, what it is and what it must be */
    static void check(DriverExecutionProfile profile) {
        FIXED.forEach((option, expected) -> {
            String actual = profile.getString(option);
            if (!actual.equals(expected)) {
                throw new IllegalStateException(
                        DriverOptions.PREFIX + option.getPath() + " must be " + expected + ", not " + actual);
            }
        });
        DriverOption idempotence = DefaultDriverOption.REQUEST_DEFAULT_IDEMPOTENCE;
        if (profile.getBoolean(idempotence)) {
            throw new IllegalStateException(DriverOptions.PREFIX + idempotence.getPath() + " must be false, not true");
        }
    }

    /**
     * An answer that comes after the driver has given up is not heard, and leaves every slow write unknown.
     *
     * @throws IllegalStateException unless the driver waits longer than the node
     */
    static void checkTimeout(DriverExecutionProfile profile, String setting, Duration ofNode) {
        Duration ours = profile.getDuration(DefaultDriverOption.REQUEST_TIMEOUT);
        if (ours.compareTo(ofNode) <= 0) {
            throw new IllegalStateException(DriverOptions.PREFIX + DefaultDriverOption.REQUEST_TIMEOUT.getPath()
                    + " must be above Cassandra's " + setting + ", which is " + ofNode.toMillis() + " ms, not "
                    + ours.toMillis() + " ms");
        }
    }
}
