package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// How urgent a matter is, and why.
///
/// @param levels  the most urgent first; none where the kind has no grade of its own
/// @param current the code of its grade, or of the one that its category suggests
/// @param given   whether somebody gave it, as against suggested
/// @param why     its nature, scope and harm, where these make the grade
public record MatterPagesGrade(List<Level> levels, @Nullable String current, boolean given, @Nullable String why) {

    private static final List<String> FACTORS = List.of("nature", "scope", "harm");

    /// @param bars how many of the four
    public record Level(String code, String name, int bars) {}

    /// The grade that somebody gave; before that the one that the category suggests.
    static MatterPagesGrade of(MatterView matter, Playbook playbook, String language) {
        List<Level> levels = IntStream.range(0, playbook.grades().size())
                .mapToObj(i -> new Level(playbook.grades().get(i), playbook.term(matter.kind(), playbook.grades().get(i), language), i + 1)).toList().reversed();
        Optional<Playbook.Category> category = Optional.ofNullable(matter.category()).map(known -> playbook.categories().get(known.code()));
        List<String> factors = FACTORS.stream().map(factor -> factor(matter, category, factor)).toList();
        String made = playbook.matrix().get(new Playbook.MatrixCell(factors.get(0), factors.get(1), factors.get(2)));
        String current = matter.grade() != null ? matter.grade().code() : made;
        String why = made == null || !made.equals(current) ? null
                : IntStream.range(0, FACTORS.size()).mapToObj(i -> word(playbook, matter.kind(), FACTORS.get(i), factors.get(i), language)).collect(Collectors.joining(" · "));
        return new MatterPagesGrade(matter.kind().equals(MatterQueues.REQUEST) ? levels : List.of(), current, matter.grade() != null, why);
    }

    private static String factor(MatterView matter, Optional<Playbook.Category> category, String factor) {
        return Optional.ofNullable(matter.facts().get(factor)).map(Object::toString).or(() -> category.flatMap(known -> switch (factor) {
            case "nature" -> known.nature();
            case "scope" -> known.scope();
            default -> known.harm();
        })).orElse("");
    }

    private static String word(Playbook playbook, String kind, String field, String code, String language) {
        String own = playbook.term(kind, field + "." + code, language);
        return own.equals(field + "." + code) ? playbook.term(kind, code, language) : own;
    }
}
