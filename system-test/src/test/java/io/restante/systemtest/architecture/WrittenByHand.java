package io.restante.systemtest.architecture;

import com.tngtech.archunit.core.importer.ImportOption;
import com.tngtech.archunit.core.importer.Location;

/** Leaves out what protoc and Micronaut's annotation processor generate: the rules are for people. */
final class WrittenByHand implements ImportOption {
    @Override
    public boolean includes(Location location) {
        return !location.contains("/$")
                && !location.contains("/io/restante/protos/api/")
                && !location.contains("/io/restante/protos/internal/");
    }
}
