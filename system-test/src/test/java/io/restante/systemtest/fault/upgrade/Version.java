package io.restante.systemtest.fault.upgrade;

import java.nio.file.Path;

/**
 * What processes are started from.
 *
 * @param name for people
 * @param home a folder with {@code rpc-store/target/rpc-store.jar} and {@code http-api/target/http-api.jar}, as a build leaves them
 */
record Version(String name, Path home) {
    /** What this build has made. */
    static Version present() {
        return new Version("present", Path.of(System.getProperty("restante.home")));
    }

    /** What {@code -Dupgrade.previous} names: a folder, or {@code present} for this build once more. */
    static Version previous() {
        String folder = System.getProperty("upgrade.previous");
        return folder.equals("present")
                ? present()
                : new Version("previous", Path.of(folder).toAbsolutePath());
    }

    Path jar(String service) {
        return home.resolve(service).resolve("target").resolve(service + ".jar");
    }
}
