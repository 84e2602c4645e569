package io.restante.localcassandra.node;

import java.io.IOException;
import java.io.InputStream;

/**
 * Runs a main class and ends this JVM as soon as standard input ends: the process that started it holds the other end
 * of that pipe, and the system closes it however that process ends. So a test that is killed leaves no node behind.
 */
public final class WatchedNode {
    private static final int PARENT_GONE = 3;

    private WatchedNode() {}

    public static void main(String[] args) throws ReflectiveOperationException {
        Thread watch = new Thread(() -> endWith(System.in), "parent-watch");
        watch.setDaemon(true);
        watch.start();
        Class.forName(args[0]).getMethod("main", String[].class).invoke(null, (Object) new String[0]);
    }

    private static void endWith(InputStream parent) {
        try {
            while (parent.read() >= 0) {
                // Nothing is ever said on this pipe: only its end counts.
            }
        } catch (IOException e) {
            // A broken pipe is its end, too.
        }
        Runtime.getRuntime().halt(PARENT_GONE);
    }
}
