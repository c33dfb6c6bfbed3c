package org.jinlin.bench;

import java.util.Locale;

/// How many cores were busy on average during a cell, and with what.
///
/// @param loader   this program: the loader, or the engine where it runs in this process
/// @param server   the server's process; 0 where none runs
/// @param postgres all processes of PostgreSQL
/// @param foreign  programs that are none of ours
record CpuUse(double loader, double server, double postgres, double foreign) {

    /// More than this of other programs' work, and a figure says little.
    static final double MOST_FOREIGN = 0.3;

    boolean isDisturbed() {
        return foreign > MOST_FOREIGN;
    }

    String line() {
        return String.format(Locale.ROOT, "cores: server %.2f, PostgreSQL %.2f, loader %.2f, other programs %.2f%s", server, postgres, loader, foreign,
                isDisturbed() ? " (disturbed)" : "");
    }
}
