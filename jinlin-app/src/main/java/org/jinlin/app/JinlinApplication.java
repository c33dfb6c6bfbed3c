package org.jinlin.app;

import java.util.Arrays;
import org.springframework.boot.SpringApplication;
import org.springframework.boot.autoconfigure.SpringBootApplication;

/// The server, and the commands that `./jinlin` passes on.
@SpringBootApplication(scanBasePackages = "org.jinlin")
public class JinlinApplication {

    public static void main(String[] args) {
        System.setProperty("org.jooq.no-logo", "true");
        System.setProperty("org.jooq.no-tips", "true");
        String command = args.length == 0 ? "run" : args[0];
        String[] rest = args.length == 0 ? args : Arrays.copyOfRange(args, 1, args.length);
        if (command.equals("run")) {
            serve(rest);
        } else {
            System.exit(Commands.run(command, rest, System.out));
        }
    }

    private static void serve(String[] args) {
        var options = RunOptions.read(args);
        if (options.problem() != null) {
            System.err.println(options.problem());
            System.exit(2);
        }
        try {
            SpringApplication.run(JinlinApplication.class, options.arguments());
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            System.err.println(sentence);
            System.exit(1);
        }
    }
}
