package org.jinlin.app;

/// What a replay counts.
///
/// @param promised      requests that were promised a time
/// @param closedOnTime  closed, and not after that time; without a promise always so
/// @param openOverdue   open at the end, and promised for earlier
/// @param differ        rows where the file's own verdict is another than ours, or none
/// @param blank         those of them where the file says nothing
record ReplayTally(
        long opened, long promised, long closedOnTime, long closedOverdue, long openOnTime, long openOverdue, long differ, long blank) {

    static final ReplayTally NONE = new ReplayTally(0, 0, 0, 0, 0, 0, 0, 0);

    /// One more request that was judged.
    ReplayTally plus(boolean isPromised, boolean isClosed, boolean isOverdue, ReplayRow.Status said) {
        boolean agrees = said == (isOverdue ? ReplayRow.Status.OVERDUE : ReplayRow.Status.ON_TIME);
        return new ReplayTally(opened + 1, promised + one(isPromised),
                closedOnTime + one(isClosed && !isOverdue), closedOverdue + one(isClosed && isOverdue),
                openOnTime + one(!isClosed && !isOverdue), openOverdue + one(!isClosed && isOverdue),
                differ + one(!agrees), blank + one(said == ReplayRow.Status.BLANK));
    }

    private static int one(boolean counts) {
        return counts ? 1 : 0;
    }

    long closed() {
        return closedOnTime + closedOverdue;
    }

    long open() {
        return openOnTime + openOverdue;
    }

    long onTime() {
        return closedOnTime + openOnTime;
    }

    long overdue() {
        return closedOverdue + openOverdue;
    }
}
