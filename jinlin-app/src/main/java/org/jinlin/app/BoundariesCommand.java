package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.format.DateTimeParseException;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import org.jinlin.org.Orgs;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin boundaries PLAN --district CODE --from DAY [--data DIR]`, beside a running server or without one: what a plan would do. It
/// never does it: that takes two persons.
final class BoundariesCommand {

    private static final Set<String> NEEDED = Set.of("plan", "--district", "--from");
    private static final Set<String> VALUED = Set.of("--district", "--from", "--data");
    private static final String USAGE = "usage: jinlin boundaries PLAN --district CODE --from DAY [--data DIR]";

    private BoundariesCommand() {}

    static int run(String[] args, PrintStream out) {
        Map<String, String> said = said(args);
        if (!said.keySet().containsAll(NEEDED)) {
            out.println(USAGE);
            return 2;
        }
        Path plan = Path.of(said.get("plan"));
        if (!Files.isRegularFile(plan)) {
            out.println("there is no file " + plan + "; name a CSV with the columns unit, parent, level, name, and area where areas change");
            return 1;
        }
        LocalDate from;
        try {
            from = LocalDate.parse(said.get("--from"));
        } catch (DateTimeParseException e) {
            out.println(said.get("--from") + " is no day: write it as 2026-12-01");
            return 1;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE)
                .run("--jinlin.data=" + said.getOrDefault("--data", "data"), "--jinlin.jobs=false", "--jinlin.demo=", "--jinlin.database.join=true")) {
            var tenant = context.getBean(Orgs.class).tenantByCode(said.get("--district"));
            if (tenant.isEmpty()) {
                out.println("no district has the code " + said.get("--district"));
                return 1;
            }
            return context.getBean(BoundaryPlanning.class).plan(tenant.get(), Files.readString(plan), from, out);
        } catch (IOException e) {
            out.println(plan + " cannot be read; it must be UTF-8");
            return 1;
        }
    }

    /// The options with their values; empty when one is unknown or lacks its value.
    private static Map<String, String> said(String[] args) {
        var said = new HashMap<String, String>();
        for (int i = 0; i < args.length; i++) {
            boolean valued = VALUED.contains(args[i]);
            if (args[i].startsWith("--") && !valued || valued && i + 1 == args.length || !args[i].startsWith("--") && said.containsKey("plan")) {
                return Map.of();
            }
            said.put(args[i].startsWith("--") ? args[i] : "plan", valued ? args[++i] : args[i]);
        }
        return said;
    }
}
