package io.restante.history.check;

import java.util.Locale;

/** A report for people. */
final class ReportText {
    private ReportText() {}

    static String of(Report report) {
        StringBuilder text = new StringBuilder();
        Counts counts = report.counts();
        text.append("%,d sends, %,d pulls, %,d final reads and %,d faults in %,d chats%n%n"
                .formatted(counts.sends(), counts.pulls(), counts.finalReads(), counts.faults(), counts.chats()));
        for (Verdict verdict : report.verdicts()) {
            text.append(line(verdict));
            for (Violation violation : verdict.examples()) {
                text.append("       %s: %s (operations %s)%n"
                        .formatted(violation.chat(), violation.sentence(), violation.operations()));
            }
            long more = verdict.violations() - verdict.examples().size();
            if (more > 0) {
                text.append("       and %,d more%n".formatted(more));
            }
        }
        return text.toString();
    }

    private static String line(Verdict verdict) {
        Invariant invariant = verdict.invariant();
        String status = verdict.status().name().toLowerCase(Locale.ROOT).replace('_', ' ');
        return "%-4s %-10s  %s: %s%n".formatted(invariant, status, invariant.sentence(), scope(verdict));
    }

    private static String scope(Verdict verdict) {
        Invariant invariant = verdict.invariant();
        if (verdict.status() == Verdict.Status.NOT_JUDGED) {
            return "the history lacks " + invariant.need();
        }
        String judged = "%,d %s".formatted(verdict.judged(), invariant.unit());
        if (verdict.violations() > 0) {
            judged = "%,d times in %s".formatted(verdict.violations(), judged);
        }
        return verdict.notJudged() == 0 ? judged : "%s; %,d not judged".formatted(judged, verdict.notJudged());
    }
}
