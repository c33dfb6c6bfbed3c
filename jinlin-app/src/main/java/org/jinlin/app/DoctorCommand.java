package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.org.Orgs;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin doctor [--data DIR]`: looks at everything that can be wrong with an installation, beside the running server or
/// without one, and says in one line each what is and what to do.
final class DoctorCommand {

    private static final int WELL = 0;
    private static final int WRONG = 1;
    private static final int USAGE = 2;

    private final @Nullable String outside;
    private final PrintStream out;
    private final PrintStream err;

    /// @param outside what JINLIN_DB_URL says, null when it says nothing
    DoctorCommand(@Nullable String outside, PrintStream out, PrintStream err) {
        this.outside = outside;
        this.out = out;
        this.err = err;
    }

    /// @return 0 when all is well, 1 when something is wrong, 2 when the words make no sense
    int run(String... args) {
        boolean named = args.length == 2 && args[0].equals("--data") && !args[1].startsWith("--");
        if (args.length != 0 && !named) {
            err.println("usage: jinlin doctor [--data DIR]   tell what is wrong with an installation and what to do; it may run");
            return USAGE;
        }
        var findings = look(Path.of(named ? args[1] : "data"));
        findings.forEach(out::println);
        long wrong = findings.stream().filter(finding -> !finding.well()).count();
        out.println(wrong == 0 ? "all is well" : wrong + " of " + findings.size() + " are wrong");
        return wrong == 0 ? WELL : WRONG;
    }

    private List<Finding> look(Path data) {
        boolean own = outside == null || outside.isBlank();
        var findings = new ArrayList<>(DoctorFiles.look(data, own));
        if (!isWell(findings, "data") || !isWell(findings, "keys")) {
            return findings; // a database is not started where its files are not as they should be
        }
        try (var database = DatabaseAtHand.open(data, outside)) {
            try (var connection = database.connect()) {
                findings.addAll(new DoctorStore(connection).look());
            }
            findings.add(schema(Migrations.current(database.url(), database.owner()), Migrations.newest()));
            if (isWell(findings, "schema")) {
                findings.addAll(districts(data, database.started() == null));
            }
        } catch (SQLException e) {
            findings.add(Finding.wrong("postgresql", "does not let us in (%s): settle what it says", e.getMessage()));
        } catch (RuntimeException e) {
            findings.add(Finding.wrong("postgresql", "%s", said(e)));
        }
        return findings;
    }

    static Finding schema(int current, int newest) {
        if (current == newest) {
            return Finding.well("schema", "step %d, the newest", current);
        }
        return current < newest ? Finding.wrong("schema", "step %d of %d: start Jinlin once, it takes the steps that are missing", current, newest)
                : Finding.wrong("schema", "step %d, and this Jinlin knows %d: use the newer Jinlin that wrote it", current, newest);
    }

    private static List<Finding> districts(Path data, boolean serverRuns) {
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run("--jinlin.data=" + data, "--jinlin.jobs=false",
                "--jinlin.demo=", "--jinlin.database.join=true", "--logging.level.root=error", "--logging.level.org.jinlin=error")) {
            var tenants = context.getBean(Orgs.class).tenants();
            var doctor = context.getBean(DoctorDistrict.class);
            return tenants.stream().flatMap(tenant -> doctor.look(tenant, serverRuns).stream()
                    .map(finding -> tenants.size() == 1 ? finding : new Finding(finding.about(), finding.well(), tenant.code() + ": " + finding.text()))).toList();
        }
    }

    private static boolean isWell(List<Finding> findings, String about) {
        return findings.stream().allMatch(finding -> finding.well() || !finding.about().equals(about));
    }

    private static String said(RuntimeException e) {
        String sentence = Problem.sentence(e);
        if (sentence == null) {
            throw e;
        }
        return sentence;
    }
}
