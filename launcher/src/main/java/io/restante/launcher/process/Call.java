package io.restante.launcher.process;

import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * How a process is called.
 *
 * @param command the program and its arguments
 * @param environment what is set beside the environment of this process
 * @param folder where it runs
 */
public record Call(List<String> command, Map<String, String> environment, Path folder) {}
