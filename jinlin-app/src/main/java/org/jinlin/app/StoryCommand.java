package org.jinlin.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.TreeSet;
import java.util.concurrent.locks.LockSupport;
import org.jinlin.playbook.Fault;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbooks;
import org.jinlin.playbook.Reading;
import org.jinlin.playbook.Stories;
import org.jinlin.playbook.Story;

/// `jinlin story CODE [ROW] [--watch]`: plays the stories of a pack through the whole server and tells what happens. Each has a
/// small world of its own on a server that is thrown away, so it can be played nowhere else: a story moves the clock by days.
/// With `--watch` that server waits for browsers, and each step stays on the screens for a while.
final class StoryCommand {

    private final StoryOptions options;
    private final PrintStream out;
    private final PrintStream err;
    private final BufferedReader in;

    private StoryCommand(StoryOptions options, InputStream in, PrintStream out, PrintStream err) {
        this.options = options;
        this.in = new BufferedReader(new InputStreamReader(in, StandardCharsets.UTF_8));
        this.out = out;
        this.err = err;
    }

    /// @param args the words after `story`
    /// @param in   where whoever watches presses Enter
    /// @return 0 when every story held, 1 when one did not or there is none, 2 when the words make no sense
    static int run(String[] args, InputStream in, PrintStream out, PrintStream err) {
        var options = StoryOptions.read(args);
        if (options.problem() != null) {
            err.println(options.problem());
            return 2;
        }
        try {
            return new StoryCommand(options, in, out, err).run(PackSource.atHand());
        } catch (RuntimeException e) {
            String sentence = Problem.sentence(e);
            if (sentence == null) {
                throw e;
            }
            err.println(sentence);
            return 1;
        }
    }

    private int run(PackSource source) {
        Reading pack = Playbooks.read(source, options.pack());
        var faults = new ArrayList<Fault>(pack.faults());
        List<Story> all = faults.isEmpty() ? Stories.read(source, options.pack(), Stories.rows(Path.of("docs", "mission.md")), faults) : List.of();
        if (!faults.isEmpty()) {
            faults.forEach(err::println);
            return 1;
        }
        List<Story> stories = all.stream().filter(story -> options.row() == null || story.rows().contains(options.row().toUpperCase(Locale.ROOT))).toList();
        if (stories.isEmpty()) {
            var rows = new TreeSet<String>();
            all.forEach(story -> rows.addAll(story.rows()));
            err.println(all.isEmpty() ? "The pack " + options.pack() + " tells no stories." : "No story of " + options.pack() + " is about " + options.row() + "; there are some about " + String.join(", ", rows) + ".");
            return 1;
        }
        try (var scratch = Scratch.make("story"); var server = StoryServer.start(scratch.path(), options.port())) {
            long broken = stories.stream().filter(story -> !held(server, pack, story)).count();
            out.println("played " + stories.size() + " stories, " + broken + " broken");
            if (options.watch()) {
                pressEnter("The server goes on until you press Enter.");
            }
            return broken == 0 ? 0 : 1;
        }
    }

    private boolean held(StoryServer server, Reading pack, Story story) {
        out.println(story.name() + (story.rows().isEmpty() ? "" : " (" + String.join(", ", story.rows()) + (story.part() ? ", a part)" : ")")));
        var world = server.world(pack, options.language(), accounts -> invite(server, accounts));
        var timeline = new StoryTimeline(world, pack.orThrow(), server.messages(), Locale.forLanguageTag(options.language()), out);
        try {
            new StoryPlayer(world, done -> {
                timeline.tell(done);
                if (options.watch()) {
                    world.readOn();
                    LockSupport.parkNanos(options.every().toNanos());
                }
            }).play(story);
            return true;
        } catch (StoryBroken e) {
            out.println("BROKEN at " + e.getMessage());
            return false;
        } finally {
            out.println();
        }
    }

    /// Who watches signs in as somebody of this very world; after half a day of the story once more.
    private void invite(StoryServer server, List<DemoAccount> accounts) {
        if (options.watch()) {
            out.println("Watch it at " + server.address() + ", signed in as");
            accounts.forEach(account -> out.printf("  %-28s %-16s %s%n", account.login(), account.password(), account.label()));
            pressEnter("Press Enter to begin.");
        }
    }

    private void pressEnter(String sentence) {
        out.println(sentence);
        try {
            in.readLine();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
