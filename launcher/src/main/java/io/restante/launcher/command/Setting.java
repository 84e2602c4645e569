package io.restante.launcher.command;

import io.restante.launcher.machine.Machine;
import io.restante.launcher.plan.Planner;
import java.io.InputStream;
import java.io.PrintStream;
import java.nio.file.Path;

/**
 * What the commands work with.
 *
 * @param home the root of the checkout, under which the data lie where the user names no other folder
 * @param planner knows what is to run
 * @param machine what there is to run it on
 * @param in where answers come from
 * @param out where the user reads
 */
public record Setting(Path home, Planner planner, Machine machine, InputStream in, PrintStream out) {}
