package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.util.Locale;

/// What a replay prints at its end: the rows there is something to say about, the table, and one line for programs.
final class ReplayReport {

    private final PrintStream out;

    ReplayReport(PrintStream out) {
        this.out = out;
    }

    void print(ReplayPlan plan, ReplayTally tally, String ending) {
        remarks(plan);
        table(plan.rows(), tally);
        out.println(ending);
        out.println(last(tally));
    }

    private void remarks(ReplayPlan plan) {
        ReplayRemark.Kind before = null;
        try (var remarks = plan.remarks().sorted()) {
            while (remarks.hasNext()) {
                ReplayRemark remark = remarks.next();
                if (remark.kind() != before) {
                    out.println(title(remark.kind()));
                    before = remark.kind();
                }
                out.println("  " + remark);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        if (before != null) {
            out.println();
        }
    }

    private static String title(ReplayRemark.Kind kind) {
        return switch (kind) {
            case LEFT_OUT -> "Rows that were left out (the header is row 1):";
            case PLAYED_OTHERWISE -> "Rows that were not played quite as they stand:";
            case DIFFERS -> "Rows where our verdict differs from the file's:";
        };
    }

    private void table(long rows, ReplayTally tally) {
        line("rows in the file", rows);
        line("left out", rows - tally.opened());
        line("opened", tally.opened());
        line("closed", tally.closed());
        line("open", tally.open());
        line("on time", tally.onTime());
        line("overdue", tally.overdue());
        long unpromised = tally.opened() - tally.promised();
        rate("on time, of all", tally.onTime(), tally.opened(), unpromised + " of them were promised nothing");
        rate("on time, of the promised", tally.promised() - tally.overdue(), tally.promised(), "excluded: " + unpromised + " without a promise");
        rate("closed on time", tally.closedOnTime(), tally.closed() + tally.openOverdue(),
                "of the closed, and of the open and overdue; excluded: " + tally.openOnTime() + " open in time");
        rate("closed, of all", tally.closed(), tally.opened(), "");
    }

    private void line(String what, long count) {
        out.println(String.format(Locale.ROOT, "%-26s%10d", what, count));
    }

    private void rate(String what, long numerator, long denominator, String note) {
        String rate = denominator == 0 ? "-" : String.format(Locale.ROOT, "%.1f %%", 100.0 * numerator / denominator);
        out.println(String.format(Locale.ROOT, "%-26s%10s   %d / %d%s", what, rate, numerator, denominator, note.isEmpty() ? "" : "   " + note));
    }

    static String last(ReplayTally tally) {
        return "replayed %d, on time %d, overdue %d, differ %d (blank in the file %d)"
                .formatted(tally.opened(), tally.onTime(), tally.overdue(), tally.differ(), tally.blank());
    }
}
