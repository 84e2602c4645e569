package io.restante.launcher.command;

import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import java.io.PrintStream;

/** What the user reads when everything is ready. */
final class Announcement {
    private Announcement() {}

    static void print(Plan plan, PrintStream out) {
        out.println();
        for (Part part : plan.parts()) {
            out.printf("  %-12s %s%n", part.name(), part.address());
        }
        out.println();
        out.println("Try:");
        out.println("  " + plan.firstCommand());
        out.println();
        out.flush();
    }
}
