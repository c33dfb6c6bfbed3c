package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.jinlin.org.Orgs;
import org.jinlin.people.DemoAccounts;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin block-demo [--data DIR]`: blocks every account of a made-up person. What was done with them stays in the log.
final class BlockDemoCommand {

    private BlockDemoCommand() {}

    /// @return 0 when done, 1 when the data cannot be read, 2 when the words make no sense
    static int run(String[] args, PrintStream out) {
        boolean named = args.length == 2 && args[0].equals("--data") && !args[1].startsWith("--");
        if (args.length != 0 && !named) {
            out.println("usage: jinlin block-demo [--data DIR]   block every demo account");
            return 2;
        }
        String data = named ? args[1] : "data";
        if (System.getenv("JINLIN_DB_URL") == null && !Files.isDirectory(Path.of(data).resolve("cluster"))) {
            out.println("No Jinlin keeps its data in " + data + ": name its directory with --data.");
            return 1;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE).run("--jinlin.data=" + data, "--jinlin.jobs=false",
                "--jinlin.demo=", "--jinlin.database.join=true", "--logging.level.root=error", "--logging.level.org.jinlin=error")) {
            var demo = context.getBean(DemoAccounts.class);
            int blocked = context.getBean(Orgs.class).tenants().stream().mapToInt(tenant -> demo.block(tenant.district())).sum();
            out.println("blocked: " + blocked + " demo accounts");
            return 0;
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            out.println(sentence);
            return 1;
        }
    }
}
