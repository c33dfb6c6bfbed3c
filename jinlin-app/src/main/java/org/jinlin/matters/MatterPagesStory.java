package org.jinlin.matters;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// A timeline in words, newest first.
@Component
public class MatterPagesStory {

    private static final String FILES = "files";

    private final Desk desk;
    private final Elsewheres elsewheres;

    MatterPagesStory(Desk desk, Elsewheres elsewheres) {
        this.desk = desk;
        this.elsewheres = elsewheres;
    }

    /// One line of a timeline.
    ///
    /// @param what     what was done, in the reader's words
    /// @param who      by whom; empty for the engine
    /// @param texts    what was said, each under its name; the usual text without one
    /// @param facts    what was chosen, for staff
    /// @param photos   their ids
    /// @param internal not shown to the asker
    /// @param ofStaff  made for a unit
    public record Line(String verb, String what, String who, String when, List<Said> texts, List<String> facts, List<String> photos, boolean internal, boolean erased,
            boolean ofStaff) {

        /// For a round sign beside what was said.
        public String initial() {
            return who.isEmpty() ? "" : who.substring(0, who.offsetByCodePoints(0, 1));
        }

        public boolean isSaid() {
            return !texts.isEmpty() || !photos.isEmpty() || erased;
        }
    }

    /// What was said with a move, under the name of its field when it has one.
    public record Said(@Nullable String name, String text) {}

    List<Line> lines(Actor actor, MatterView matter, List<MoveView> moves, boolean forStaff, PageTexts texts) {
        Playbook playbook = desk.playbookAt(actor.district(), Long.parseLong(matter.place().id()));
        Tree tree = desk.tree(actor.district());
        var lines = new ArrayList<Line>();
        for (MoveView move : moves.reversed()) {
            String what = forStaff || !matter.kind().equals("request") ? move.name() : texts.find("move." + move.verb()).orElse(move.name());
            lines.add(new Line(move.verb(), what, who(move, texts), texts.when(move.at()), said(move, matter.kind(), playbook, texts.language()),
                    facts(move, matter.kind(), playbook, tree, texts), photos(move), move.internal(), move.erased() != null, move.unit() != null));
        }
        return lines;
    }

    private static String who(MoveView move, PageTexts texts) {
        if (move.actor().equals("engine")) {
            return texts.get("story.engine");
        }
        var parts = new ArrayList<String>();
        if (move.unit() != null) {
            parts.add(move.unit().name());
        }
        if (move.role() != null) {
            parts.add(move.role());
        }
        if (move.person() != null && !move.person().name().isBlank()) {
            parts.add(move.person().name());
        }
        if (move.behalf() != null) {
            parts.add(texts.get("story.behalf", move.behalf().name()));
        }
        return parts.isEmpty() ? texts.get("story.resident") : String.join(" ", parts);
    }

    private static List<Said> said(MoveView move, String kind, Playbook playbook, String language) {
        return move.texts().entrySet().stream().filter(entry -> entry.getValue() instanceof String)
                .map(entry -> new Said(entry.getKey().equals("text") ? null : playbook.term(kind, entry.getKey(), language), entry.getValue().toString()))
                .toList();
    }

    private static List<String> photos(MoveView move) {
        return move.texts().get(FILES) instanceof List<?> files ? files.stream().map(String::valueOf).toList() : List.of();
    }

    /// Codes and ids of the log as words; what has no word stays the engine's.
    private List<String> facts(MoveView move, String kind, Playbook playbook, Tree tree, PageTexts texts) {
        Map<String, Object> shown = new TreeMap<>();
        move.facts().forEach((field, value) -> {
            if (playbook.fields().containsKey(field)) {
                shown.put(field, word(field, value, kind, playbook, tree, texts));
            }
        });
        return shown.entrySet().stream().map(entry -> playbook.term(kind, entry.getKey(), texts.language()) + texts.get("colon") + entry.getValue()).toList();
    }

    private String word(String field, Object value, String kind, Playbook playbook, Tree tree, PageTexts texts) {
        String language = texts.language();
        return switch (playbook.fields().get(field).type()) {
            case UNIT -> elsewheres.name(value).orElseGet(() -> unit(tree, value));
            case UNITS -> value instanceof List<?> list ? list.stream().map(id -> unit(tree, id)).collect(Collectors.joining(texts.get("comma"))) : unit(tree, value);
            case TIME -> texts.when(java.time.Instant.parse(value.toString()));
            case FLAG -> texts.get(Boolean.parseBoolean(value.toString()) ? "yes" : "no");
            case CATEGORY -> playbook.categories().containsKey(value.toString()) ? playbook.categories().get(value.toString()).name().getOrDefault(language, value.toString()) : value.toString();
            case CHOICE -> {
                String own = field + "." + value;
                String term = playbook.term(kind, own, language);
                yield term.equals(own) ? playbook.term(kind, value.toString(), language) : term;
            }
            default -> playbook.term(kind, value.toString(), language);
        };
    }

    private static String unit(Tree tree, Object id) {
        return id.toString().matches("\\d{1,18}") ? tree.find(Long.parseLong(id.toString())).map(org.jinlin.org.Unit::name).orElse("") : "";
    }
}
