package org.jinlin.app;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.matters.Pinned;
import org.jinlin.playbook.Fault;
import org.jinlin.playbook.PlaybookDiff;
import org.jspecify.annotations.Nullable;

/// A playbook as it is being written in the form, and what was found when it was checked.
///
/// @param from  the version it began with, as `base/3`, or empty
/// @param code  of the pack
/// @param unit  where it is to hold
/// @param day   from which on, or empty for at once
/// @param files by name; those of another pack, which it extends, with that pack's folder
/// @param error what is wrong with the form, before its texts are looked at
/// @param found null before it was checked
public record PlaybookDraft(String from, String code, String unit, String day, Map<String, String> files, List<Choice> units, @Nullable String error, @Nullable Found found) {

    /// What a pack may consist of.
    static final List<String> FILES = List.of("playbook.yml", "terms.yml", "categories.csv", "grades.csv", "duties.csv");

    private static final int AROUND = 2;

    /// A unit to which it may be bound.
    public record Choice(String id, String name) {}

    /// What checking found.
    ///
    /// @param faults   of the texts; without one the rest is known
    /// @param problems what open matters would miss
    /// @param trial    how the promises of the last month would have been kept; null where nothing holds there yet
    public record Found(List<Fault> faults, List<String> problems, List<Pinned.Line> open, List<PlaybookDiff.Change> changes, @Nullable PlaybookTrial trial) {

        public boolean isGood() {
            return faults.isEmpty() && problems.isEmpty();
        }
    }

    /// A line of a text with the faults in it.
    public record Line(int number, String text, List<Fault> faults) {}

    /// The texts by their paths, as they are read; what is empty is not there.
    Map<String, String> sources() {
        var sources = new LinkedHashMap<String, String>();
        files.forEach((name, text) -> {
            if (!text.isBlank()) {
                sources.put(path(name), text);
            }
        });
        return sources;
    }

    private String path(String name) {
        return name.contains("/") ? name : code + "/" + name;
    }

    /// The same with another text.
    PlaybookDraft with(String name, String text) {
        var changed = new LinkedHashMap<>(files);
        changed.put(name, text);
        return new PlaybookDraft(from, code, unit, day, changed, units, error, found);
    }

    PlaybookDraft wrong(String sentence) {
        return new PlaybookDraft(from, code, unit, day, files, units, sentence, null);
    }

    PlaybookDraft checked(Found what) {
        return new PlaybookDraft(from, code, unit, day, files, units, null, what);
    }

    public boolean isWrong() {
        return error != null || found != null && !found.isGood();
    }

    /// Where in the page a text stands.
    public static String id(String name) {
        return "file-" + name.replaceAll("[^a-z0-9]", "-");
    }

    /// Where in the page a fault leads: to its line, else to its text, else to the form.
    public String place(Fault fault) {
        return files.keySet().stream().filter(name -> path(name).equals(fault.file())).findFirst().map(name -> fault.line() == 0 || files.get(name).isEmpty() ? id(name) : id(name) + "-" + at(fault, name)).orElse("form");
    }

    /// The line of a fault; the last one where the text ends too early.
    private int at(Fault fault, String name) {
        return Math.min(fault.line(), (int) files.get(name).lines().count());
    }

    /// The faulty lines of a text, each with the lines around it.
    public List<Line> lines(String name) {
        var lines = new ArrayList<Line>();
        if (found != null) {
            Map<Integer, List<Fault>> faults = found.faults().stream().filter(fault -> fault.line() > 0 && fault.file().equals(path(name))).collect(Collectors.groupingBy(fault -> at(fault, name)));
            List<String> text = files.getOrDefault(name, "").lines().toList();
            IntStream.rangeClosed(1, text.size()).filter(number -> faults.keySet().stream().anyMatch(at -> Math.abs(at - number) <= AROUND))
                    .forEach(number -> lines.add(new Line(number, text.get(number - 1), faults.getOrDefault(number, List.of()))));
        }
        return List.copyOf(lines);
    }
}
