package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Files;
import java.nio.file.Path;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;

/// `jinlin playbook publish FILE --unit U [--dry-run] [--data DIR]`, beside a running server or without one.
final class PublishCommand {

    private static final String USAGE = "usage: jinlin playbook publish FILE --unit U [--dry-run] [--data DIR]";

    private PublishCommand() {}

    static int run(String[] args, PrintStream out) {
        String file = null;
        String unit = null;
        String data = "data";
        boolean dryRun = false;
        for (int i = 0; i < args.length; i++) {
            boolean hasValue = i + 1 < args.length;
            switch (args[i]) {
                case "--dry-run" -> dryRun = true;
                case "--unit" -> unit = hasValue ? args[++i] : null;
                case "--data" -> data = hasValue ? args[++i] : data;
                default -> file = args[i].startsWith("--") || file != null ? "" : args[i];
            }
        }
        if (file == null || file.isEmpty() || unit == null) {
            out.println(USAGE);
            return 2;
        }
        if (!Files.exists(Path.of(file))) {
            out.println("there is no file " + file + "; name a pack's folder or its playbook.yml");
            return 1;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE)
                .run("--jinlin.data=" + data, "--jinlin.jobs=false", "--jinlin.demo=", "--jinlin.database.join=true")) {
            return context.getBean(Publishing.class).publish(Path.of(file), unit, dryRun, out);
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
