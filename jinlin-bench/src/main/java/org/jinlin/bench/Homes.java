package org.jinlin.bench;

/// Gives a bench the database it asked for.
final class Homes {

    static final String EXISTING = "--existing";
    private static final int MOST = 20_000_000;

    private Homes() {}

    /// The one that `--data` names, else a new one that goes with the bench, with as many matters as `--existing` says.
    static Home prepared(Options options, Report report) throws Exception {
        return prepared(options, report, 0);
    }

    /// @param moreBytes that the bench itself will write
    static Home prepared(Options options, Report report, long moreBytes) throws Exception {
        var named = options.path(Home.DATA);
        if (named.isPresent()) {
            Home home = Home.open(named.get(), moreBytes);
            report.existing(home.matters());
            return home;
        }
        int matters = options.number(EXISTING, 0, 0, MOST);
        Home home = Home.temporary(matters * Seeder.BYTES_PER_MATTER + moreBytes);
        try {
            Seeder.fill(home, matters, report);
            report.existing(matters);
            return home;
        } catch (Exception e) {
            home.close();
            throw e;
        }
    }
}
