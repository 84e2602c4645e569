package io.restante.launcher.process;

/** What the user wants of a process. */
public enum Wanted {
    RUNNING,
    STOPPED
}
