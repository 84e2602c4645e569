package io.restante.launcher.command;

import io.restante.launcher.plan.Options;
import io.restante.launcher.plan.Part;
import io.restante.launcher.plan.Plan;
import java.io.PrintStream;

/** What the user reads when everything is ready. */
final class Announcement {
    /** What everybody has to know who uses it so. */
    static final String RELAXED =
            "Durability is relaxed: acknowledged messages of the last ten seconds can be lost when this"
                    + " machine loses power.";

    private Announcement() {}

    static void print(Plan plan, Options options, PrintStream out) {
        out.println();
        for (Part part : plan.parts()) {
            out.printf("  %-12s %s%n", part.name(), part.address());
        }
        out.println();
        if (options.relaxed()) {
            out.println(RELAXED);
            out.println();
        }
        out.println("Try:");
        out.println("  " + plan.firstCommand());
        out.println();
        out.flush();
    }
}
