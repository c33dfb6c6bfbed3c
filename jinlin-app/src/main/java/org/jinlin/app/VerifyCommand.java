package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.insight.Facts;
import org.jinlin.matters.Destructions;
import org.jinlin.matters.Invariants;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.points.LedgerCheck;
import org.springframework.beans.factory.BeanFactory;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin verify [--data DIR]`, beside a running server or without one: checks every matter of every tenant against its log,
/// the facts against the log, the points against their entries, and the proofs of what was destroyed against their key. Changes nothing, reads everything.
final class VerifyCommand {

    private static final String USAGE = "usage: jinlin verify [--data DIR]   check every matter and all facts against the log, and the ledger of points";

    private VerifyCommand() {}

    /// The exit code: 0 when all holds, 1 when something is broken or cannot be read, 2 when the words make no sense.
    static int run(String[] args, PrintStream out) {
        boolean named = args.length == 2 && args[0].equals("--data");
        if (args.length != 0 && !named) {
            out.println(USAGE);
            return 2;
        }
        String data = named ? args[1] : "data";
        if (System.getenv("JINLIN_DB_URL") == null && !Files.isDirectory(Path.of(data).resolve("cluster"))) {
            out.println("No Jinlin keeps its data in " + data + ": name its directory with --data.");
            return 1;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE)
                .run("--jinlin.data=" + data, "--jinlin.jobs=false", "--jinlin.demo=", "--jinlin.database.join=true")) {
            return verify(context, out);
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            out.println(sentence);
            return 1;
        }
    }

    static int verify(BeanFactory house, PrintStream out) {
        int broken = 0;
        List<Tenant> tenants = house.getBean(Orgs.class).tenants();
        for (Tenant tenant : tenants) {
            List<String> faults = new ArrayList<>(house.getBean(Invariants.class).check(tenant.district()));
            faults.addAll(house.getBean(Facts.class).check(tenant.district()));
            faults.addAll(house.getBean(LedgerCheck.class).check(tenant.district()));
            faults.addAll(house.getBean(Destructions.class).check(tenant.district()));
            faults.forEach(fault -> out.println(tenant.code() + ": " + fault));
            broken += faults.size();
        }
        out.println("verified: " + tenants.size() + " tenants, " + broken + " broken");
        return broken == 0 ? 0 : 1;
    }
}
