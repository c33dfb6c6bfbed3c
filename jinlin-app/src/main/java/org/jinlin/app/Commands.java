package org.jinlin.app;

import java.io.PrintStream;
import java.nio.file.Path;
import java.util.Arrays;
import org.jinlin.playbook.PlaybookCommand;

/// The commands that need no running server.
final class Commands {

    private Commands() {}

    /// The exit code: 0 when done, 1 when something is wrong with what was given, 2 when the command is not understood.
    static int run(String command, String[] args, PrintStream out) {
        if (command.equals("playbook") && args.length > 0 && args[0].equals("publish")) {
            return PublishCommand.run(Arrays.copyOfRange(args, 1, args.length), out);
        }
        if (command.equals("playbook")) {
            return PlaybookCommand.run(args, out);
        }
        if (command.equals("administrator")) {
            return AdministratorCommand.run(args, out);
        }
        if (command.equals("replay")) {
            return ReplayCommand.run(args, out, System.err);
        }
        if (command.equals("boundaries")) {
            return BoundariesCommand.run(args, out);
        }
        if (command.equals("verify")) {
            return VerifyCommand.run(args, out);
        }
        if (command.equals("audit")) {
            return new AuditCommand(System.getenv("JINLIN_DB_URL"), out).run(args);
        }
        if (command.equals("destroyed")) {
            return DestroyedCommand.run(args, out);
        }
        if (command.equals("backup")) {
            return backups(out).backup(args);
        }
        if (command.equals("restore")) {
            return backups(out).restore(args);
        }
        if (command.equals("block-demo")) {
            return BlockDemoCommand.run(args, out);
        }
        if (command.equals("keys")) {
            return new KeysCommand(out, System.err).run(args);
        }
        if (command.equals("doctor")) {
            return new DoctorCommand(System.getenv("JINLIN_DB_URL"), out, System.err).run(args);
        }
        if (command.equals("story")) {
            return StoryCommand.run(args, System.in, out, System.err);
        }
        if (command.equals("simulate")) {
            return SimulateCommand.run(args, out, System.err);
        }
        if (command.equals("mission")) {
            return MissionCommand.run(args, Path.of(""), out, System.err);
        }
        if (command.equals("train")) {
            return Training.run();
        }
        out.println("'" + command + "' is no command. ./jinlin help lists them all.");
        return 2;
    }

    private static BackupCommand backups(PrintStream out) {
        return new BackupCommand(System.getenv("JINLIN_DB_URL"), out, System.err);
    }
}
