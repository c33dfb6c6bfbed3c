package org.jinlin.matters;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;
import org.jinlin.kit.Masks;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.org.Tree;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Roster;

/// Rosters in the words of a reader: names of columns, sentences about rows, the file to fill in.
final class RosterWords {

    private static final String COLUMN = "roster.column.";

    private final PageTexts texts;

    RosterWords(PageTexts texts) {
        this.texts = texts;
    }

    /// Every name that a column may have, in whatever language.
    Map<String, RosterColumn> names() {
        var names = new HashMap<String, RosterColumn>();
        for (Locale language : List.of(Locale.CHINESE, Locale.ENGLISH)) {
            PageTexts words = texts.in(language);
            Stream.of(RosterColumn.values()).forEach(column -> names.put(RosterSheet.plain(words.get(COLUMN + column.code())), column));
        }
        return names;
    }

    String sentence(Refusal refusal) {
        var sentences = new MatterPagesSentences(texts);
        Stream.of(RosterColumn.values()).forEach(column -> sentences.know(column.code(), texts.get(COLUMN + column.code())));
        return sentences.sentence(refusal);
    }

    List<RosterScreen.Wrong> wrong(List<RosterLine.Bad> rows) {
        return rows.stream().map(row -> new RosterScreen.Wrong(row.number(), row.faults().stream().map(this::sentence).toList())).toList();
    }

    /// The file to fill in: its columns, and beside them what to write in each.
    Spreadsheet template(Playbook playbook, Roster roster) {
        List<String> header = Stream.of(RosterColumn.values()).map(column -> texts.get(COLUMN + column.code()) + (column.isNeeded() ? "*" : "")).toList();
        List<List<String>> how = Stream.of(RosterColumn.values()).map(column -> List.of(texts.get(COLUMN + column.code()), how(column, playbook, roster))).toList();
        return new Spreadsheet(List.of(new Spreadsheet.Sheet(texts.get("roster.sheet"), header, List.of()),
                new Spreadsheet.Sheet(texts.get("roster.how"), List.of(texts.get("roster.how.column"), texts.get("roster.how.what")), how)));
    }

    private String how(RosterColumn column, Playbook playbook, Roster roster) {
        return texts.get("roster.example." + column.code(), String.join(texts.get("comma"), switch (column) {
            case SKILL, SKILL_TOO -> roster.offered().stream().findFirst().map(field -> choices(playbook, field)).orElse(List.of());
            case FREE -> roster.free().map(field -> choices(playbook, field)).orElse(List.of());
            default -> List.of();
        }));
    }

    private List<String> choices(Playbook playbook, String field) {
        return playbook.fields().get(field).of().stream().map(code -> playbook.term(field, code, texts.language())).toList();
    }

    /// What was written of somebody, as that person reads it.
    ///
    /// @param unit    of which the person was written to be
    /// @param consent the flag by which the person agrees to be named to a unit of another district
    RosterScreen.Question question(RosterAnswers.Question question, String unit, Optional<String> consent, Playbook playbook, Tree tree) {
        var facts = new ArrayList<String>();
        question.said().facts().forEach((field, choice) -> facts.add(texts.get("roster.fact", playbook.term(question.roster().kind(), field, texts.language()), playbook.term(field, choice, texts.language()))));
        Optional.ofNullable(question.said().since()).ifPresent(day -> facts.add(texts.get("roster.fact", texts.get(COLUMN + RosterColumn.SINCE.code()), day)));
        Long second = question.said().second();
        return new RosterScreen.Question(Long.toString(question.row().id()), playbook.term("", question.roster().kind(), texts.language()), name(tree, question.roster().unitId()), unit, question.said().name(),
                Masks.phone(question.said().phone()), question.said().address(), name(tree, question.row().placeId()), List.copyOf(facts), second == null ? null : name(tree, second), consent.map(flag -> playbook.term(question.roster().kind(), flag, texts.language())).orElse(null),
                texts.when(question.roster().sentAt()), texts.when(question.row().untilAt()));
    }

    static String name(Tree tree, long unit) {
        return tree.find(unit).map(found -> found.name()).orElse("");
    }
}
