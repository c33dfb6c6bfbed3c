package org.jinlin.app;

import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jinlin.people.PageKept;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// The grade matrix of a version as a table of choices. What is changed in it becomes a draft, which is checked, tried and published
/// like one that was typed: nothing here changes what holds. Pure.
///
/// @param harms  the columns
/// @param rows   by nature and scope
/// @param grades that a cell may have
public record PlaybookMatrix(String key, List<Word> harms, List<Row> rows, List<Word> grades) {

    /// What a form calls a cell, with its nature, scope and harm behind.
    static final String CELL = PageKept.FIELD + "cell.";

    /// The table that the cells make.
    static final String FILE = "grades.csv";

    /// A code and what it is called.
    public record Word(String code, String name) {}

    /// A nature and scope, with the grade for each harm.
    public record Row(Word nature, Word scope, List<Cell> cells) {}

    /// @param field what the form calls it
    /// @param grade the code of its grade
    public record Cell(String field, Word harm, String grade) {}

    /// The matrix of a version; null where it has none.
    static @Nullable PlaybookMatrix of(Playbook playbook, String language) {
        if (playbook.matrix().isEmpty()) {
            return null;
        }
        List<Word> harms = words(playbook, "harm", language);
        List<Row> rows = words(playbook, "nature", language).stream().flatMap(nature -> words(playbook, "scope", language).stream().map(scope -> new Row(nature, scope,
                harms.stream().map(harm -> new Cell(CELL + nature.code() + "." + scope.code() + "." + harm.code(), harm,
                        playbook.matrix().getOrDefault(new Playbook.MatrixCell(nature.code(), scope.code(), harm.code()), ""))).toList()))).toList();
        return new PlaybookMatrix(playbook.code() + "/" + playbook.version(), harms, rows, playbook.grades().stream().map(grade -> new Word(grade, playbook.term("", grade, language))).toList());
    }

    private static List<Word> words(Playbook playbook, String field, String language) {
        return Optional.ofNullable(playbook.fields().get(field)).map(Field::of).orElse(List.of()).stream().map(code -> {
            String own = playbook.term("", field + "." + code, language);
            return new Word(code, own.equals(field + "." + code) ? playbook.term("", code, language) : own);
        }).toList();
    }

    /// The table as a file; what is no word is left empty, and so found by the check.
    ///
    /// @param sent the value of a field, null where it was not sent
    String csv(UnaryOperator<@Nullable String> sent) {
        return rows.stream().flatMap(row -> row.cells().stream().map(cell -> {
            String grade = Optional.ofNullable(sent.apply(cell.field())).orElse(cell.grade());
            return String.join(",", row.nature().code(), row.scope().code(), cell.harm().code(), grade.replaceAll("[^a-z0-9_]", ""));
        })).collect(Collectors.joining("\n", "nature,scope,harm,grade\n", "\n"));
    }
}
