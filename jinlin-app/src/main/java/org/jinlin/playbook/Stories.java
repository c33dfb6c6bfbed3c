package org.jinlin.playbook;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads the stories of a pack. What a step means only the player knows; here they are held to their form and to rows that exist.
public final class Stories {

    private static final Pattern ROW = Pattern.compile("[A-Z]{2}-\\d{2}");
    /// The first cell of a line of a table.
    private static final Pattern CELL = Pattern.compile("^\\|\\s*(" + ROW + ")\\s*\\|.*", Pattern.MULTILINE);
    private static final Set<String> KEYS = new TreeSet<>(Set.of("row", "part", "steps"));

    private final String file;
    private final String text;
    private final Set<String> rows;
    private final List<Fault> faults;

    private Stories(String file, String text, Set<String> rows, List<Fault> faults) {
        this.file = file;
        this.text = text;
        this.rows = rows;
        this.faults = faults;
    }

    /// The rows of the mission, by the table in its file; none where there is no such file.
    public static Set<String> rows(Path mission) {
        try {
            return Files.isRegularFile(mission)
                    ? CELL.matcher(Files.readString(mission)).results().map(line -> line.group(1)).collect(Collectors.toCollection(TreeSet::new))
                    : Set.of();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The stories of a pack, in the order of its files. What has a fault is left out.
    ///
    /// @param rows   the rows that there are; none when nobody knows, and then every row passes
    /// @param faults gets what is wrong
    public static List<Story> read(PackSource source, String code, Set<String> rows, List<Fault> faults) {
        return source.stories(code).stream().flatMap(file ->
                new Stories(file, new String(source.bytes(file).orElseThrow(), StandardCharsets.UTF_8), rows, faults).read().stream()).toList();
    }

    private List<Story> read() {
        var stories = new ArrayList<Story>();
        try {
            if (loaded() instanceof Map<?, ?> all && !all.isEmpty()) {
                all.forEach((title, told) -> {
                    int before = faults.size();
                    var story = story(String.valueOf(title), told);
                    if (faults.size() == before) {
                        stories.add(story);
                    }
                });
            } else {
                faults.add(new Fault(file, 0, 0, "", "there is no story in it; write `a sentence that says what is promised:` and its steps below"));
            }
        } catch (YamlEngineException e) {
            var mark = e instanceof MarkedYamlEngineException marked ? marked.getProblemMark().or(marked::getContextMark) : java.util.Optional.<org.snakeyaml.engine.v2.exceptions.Mark>empty();
            String problem = e instanceof MarkedYamlEngineException marked ? marked.getProblem() : e.getMessage();
            faults.add(new Fault(file, mark.map(at -> at.getLine() + 1).orElse(0), mark.map(at -> at.getColumn() + 1).orElse(0), "", "not YAML: " + problem));
        }
        return stories;
    }

    private Object loaded() {
        return new Load(LoadSettings.builder().setLabel(file).setAllowDuplicateKeys(false).build()).loadFromString(text);
    }

    private Story story(String title, Object told) {
        if (!(told instanceof Map<?, ?> parts)) {
            fault(title, "", "the story lacks its steps; write `steps:` and a list");
            return new Story(file, title, List.of(), false, List.of());
        }
        parts.keySet().stream().map(String::valueOf).filter(key -> !KEYS.contains(key))
                .forEach(key -> fault(title, key, "unknown key '" + key + "'" + FormCheck.meant(key, KEYS) + "; a story has " + String.join(", ", KEYS)));
        List<String> named = rows(title, parts.get("row"));
        Object part = parts.containsKey("part") ? parts.get("part") : false;
        if (!(part instanceof Boolean)) {
            fault(title, "part", "'" + part + "' does not fit; write true or false");
        } else if (part.equals(true) && named.isEmpty()) {
            fault(title, "part", "a story without a row proves a part of nothing; name the row, or leave `part` out");
        }
        return new Story(file, title, named, Boolean.TRUE.equals(part), steps(title, parts.get("steps")));
    }

    private List<String> rows(String title, Object said) {
        List<?> named = said == null ? List.of() : said instanceof List<?> several ? several : List.of(said);
        for (int i = 0; i < named.size(); i++) {
            String row = String.valueOf(named.get(i));
            if (!ROW.matcher(row).matches()) {
                fault(title, "row", "'" + row + "' is no row; write one as CT-09, or several as [CT-09, CT-10]");
            } else if (!rows.isEmpty() && !rows.contains(row)) {
                fault(title, "row", "there is no row " + row + FormCheck.meant(row, rows) + "; docs/mission.md lists them");
            } else if (named.indexOf(row) < i) {
                fault(title, "row", "the row " + row + " stands here twice; keep one");
            }
        }
        return named.stream().map(String::valueOf).toList();
    }

    private List<Map<String, Object>> steps(String title, Object said) {
        if (!(said instanceof List<?> list) || list.isEmpty()) {
            fault(title, "steps", "the story lacks its steps; write a list with one line for each");
            return List.of();
        }
        var steps = new ArrayList<Map<String, Object>>();
        for (Object step : list) {
            if (step instanceof Map<?, ?> words) {
                var plain = new LinkedHashMap<String, Object>();
                words.forEach((word, value) -> plain.put(String.valueOf(word), value));
                steps.add(plain);
            } else {
                fault(title, "steps", "'" + step + "' is no step; write one as {who: clerk, does: accept, on: A}");
            }
        }
        return steps;
    }

    private void fault(String title, String key, String message) {
        int line = text.lines().toList().indexOf(text.lines().filter(each -> each.replaceFirst("^[\"']", "").startsWith(title)).findFirst().orElse("")) + 1;
        faults.add(new Fault(file, line, line == 0 ? 0 : 1, key.isEmpty() ? "\"" + title + "\"" : "\"" + title + "\"." + key, message));
    }
}
