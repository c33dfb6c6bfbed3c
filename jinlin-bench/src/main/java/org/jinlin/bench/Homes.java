package org.jinlin.bench;

/// Gives a bench the database it asked for.
final class Homes {

    private Homes() {}

    /// The one that `--data` names, else a new one that goes with the bench, with as many matters as `--existing` says.
    static Home prepared(Options options, Report report) throws Exception {
        var named = options.path(Home.DATA);
        if (named.isPresent()) {
            Home home = Home.open(named.get());
            report.existing(home.matters());
            return home;
        }
        Home home = Home.temporary(0);
        try {
            try (Engine engine = Engine.start(home.directory())) {
                home.finish(Tenants.make(engine), 0);
            }
            report.existing(0);
            return home;
        } catch (RuntimeException e) {
            home.close();
            throw e;
        }
    }
}
