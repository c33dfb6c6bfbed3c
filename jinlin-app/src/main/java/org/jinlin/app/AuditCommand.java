package org.jinlin.app;

import java.io.IOException;
import java.io.PrintStream;
import java.io.PrintWriter;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermissions;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Audit;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditChainer;
import org.jinlin.people.AuditCheck;
import org.jinlin.people.AuditConsole;
import org.jinlin.people.AuditFile;
import org.jinlin.people.AuditNote;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.WebApplicationType;
import org.springframework.boot.builder.SpringApplicationBuilder;
import org.springframework.context.ApplicationContext;

/// `jinlin audit verify`, `jinlin audit export FILE` and `jinlin audit trim`, beside a running server or without one.
final class AuditCommand {

    private final @Nullable String outside;
    private final PrintStream out;

    /// @param outside what JINLIN_DB_URL says, null when it says nothing
    AuditCommand(@Nullable String outside, PrintStream out) {
        this.outside = outside;
        this.out = out;
    }

    /// The exit code: 0 when all holds and is done, 1 when something is broken or cannot be done, 2 when the words make no sense.
    int run(String... args) {
        return AuditWords.read(args).map(this::run).orElseGet(() -> {
            out.println(AuditWords.USAGE);
            return 2;
        });
    }

    private int run(AuditWords words) {
        if (outside == null && !Files.isDirectory(Path.of(words.data()).resolve("cluster"))) {
            out.println("No Jinlin keeps its data in " + words.data() + ": name its directory with --data.");
            return 1;
        }
        try (var context = new SpringApplicationBuilder(JinlinApplication.class).web(WebApplicationType.NONE)
                .run("--jinlin.data=" + words.data(), "--jinlin.jobs=false", "--jinlin.demo=", "--jinlin.database.join=true")) {
            return switch (words.verb()) {
                case EXPORT -> export(context, Path.of(words.file()));
                case TRIM -> trim(context, words);
                case VERIFY -> verify(context.getBean(AuditChainer.class).chains(), context.getBean(AuditCheck.class), out);
            };
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            out.println(sentence);
            return 1;
        }
    }

    /// Every chain from its first entry to its end; says what is not chained yet.
    static int verify(List<Integer> chains, AuditCheck check, PrintStream out) {
        int broken = 0;
        long entries = 0;
        for (int chain : chains) {
            var checked = check.check(chain);
            checked.faults().forEach(fault -> out.println(name(chain) + ": " + fault));
            if (checked.waiting() > 0) {
                out.println(name(chain) + ": " + checked.waiting() + " entries since " + checked.since() + " are not chained yet; a running server does it within seconds");
            }
            broken += checked.faults().size();
            entries += checked.entries();
        }
        out.println("audit verified: " + chains.size() + " chains, " + entries + " entries hold, " + broken + " broken");
        return broken == 0 ? 0 : 1;
    }

    private static String name(int chain) {
        return chain == 0 ? "installation" : "district " + chain;
    }

    /// A new file that only its owner may read; the entry of it stands before it is begun.
    private int export(ApplicationContext context, Path file) {
        context.getBean(Audit.class).addAlone(AuditNote.operator(AuditAct.AUDIT_EXPORTED));
        var ownerOnly = PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"));
        try {
            Files.createFile(file, ownerOnly);
            try (var writer = new PrintWriter(Files.newBufferedWriter(file, StandardCharsets.UTF_8, StandardOpenOption.WRITE))) {
                AuditFile lines = context.getBean(AuditFile.class);
                long written = context.getBean(AuditChainer.class).chains().stream().mapToLong(chain -> lines.write(chain, line -> writer.print(line + "\n"))).sum();
                if (writer.checkError()) {
                    throw new IOException("the disk took no more");
                }
                out.println(file + ": " + written + " entries");
            }
            return 0;
        } catch (FileAlreadyExistsException e) {
            out.println(file + " is there already: name a new file.");
        } catch (IOException | UncheckedIOException e) {
            out.println(file + " could not be written (" + e.getMessage() + "): make room, or name another one.");
        }
        return 1;
    }

    /// Removes what is past its time, from chains that hold only: a broken one is evidence.
    private int trim(ApplicationContext context, AuditWords words) {
        List<Integer> chains = context.getBean(AuditChainer.class).chains();
        if (verify(chains, context.getBean(AuditCheck.class), out) != 0) {
            out.println("Nothing is removed from an audit that does not hold.");
            return 1;
        }
        LocalDate before = LocalDate.ofInstant(context.getBean(JinlinClock.class).now(), ZoneOffset.UTC).minusMonths(words.months());
        try (var database = DatabaseAtHand.open(Path.of(words.data()), outside); Connection owner = database.connect()) {
            owner.setAutoCommit(false);
            int removed = 0;
            for (int chain : chains) {
                removed += AuditConsole.trim(owner, chain, before);
            }
            owner.commit();
            out.println("removed " + removed + " entries of before " + before + "; the roots of their days stay");
            return 0;
        } catch (SQLException e) {
            throw new BackupProblem("The database did not remove the entries (" + e.getMessage() + "): run ./jinlin doctor.", e);
        }
    }
}
