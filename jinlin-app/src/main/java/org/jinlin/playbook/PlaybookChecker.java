package org.jinlin.playbook;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Whether a playbook makes sense: every word resolves, every stage is reachable and can be left by its owner alone, a clock runs
/// in every open stage, every promise has a consequence, every term has its texts. Pure; the walker then tries it out.
final class PlaybookChecker {
    private final Playbook playbook;
    private final Findings found;

    private PlaybookChecker(Playbook playbook, Findings found) {
        this.playbook = playbook;
        this.found = found;
    }

    static List<Findings.Finding> check(Playbook playbook) {
        var found = new Findings();
        new PlaybookChecker(playbook, found).check();
        for (Kind kind : playbook.kinds().values()) {
            new KindCheck(playbook, kind, found.in("kinds", kind.code())).check();
        }
        // the flow of a kind can only be followed where its words are right
        if (found.all().isEmpty()) {
            playbook.kinds().values().forEach(kind -> new FlowCheck(playbook, kind, found.in("kinds", kind.code())).check());
        }
        new TermCheck(playbook, found).check();
        return List.copyOf(found.all());
    }

    private void check() {
        languages();
        names();
        roles();
        playbook.fields().values().forEach(this::field);
        playbook.channels().values().forEach(this::channel);
        playbook.links().values().forEach(this::link);
        playbook.calendar().values().forEach(this::calendarRule);
        new FigureCheck(playbook, found).check();
        new ObligationCheck(playbook, found).check();
        new ChartCheck(playbook, found).check();
        new PointsCheck(playbook, found).check();
        new ConsentCheck(playbook, found).check();
        new LayCheck(playbook, found).check();
        matrix();
        OverlayCheck.check(playbook, found);
        found.in("hours").unless(playbook.hours().open().isBefore(playbook.hours().close()),
                "the office closes before it opens; write open < close");
    }

    private void languages() {
        playbook.languages().stream().filter(language -> !playbook.name().containsKey(language)).forEach(language ->
                found.in("name").say("the name is missing in '" + language + "'; write `" + language + ": ...`"));
    }

    /// One word must not mean two things where either could stand.
    private void names() {
        var taken = new HashSet<>(Vocabulary.words(Owner.Word.values()));
        taken.add(Vocabulary.NEXT_LEVEL);
        Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).forEach(level ->
                found.in(playbook.levels().contains(level) ? "levels" : "organisations")
                        .unless(taken.add(level), "'" + level + "' means something else already; take another code"));
        playbook.roles().keySet().forEach(role ->
                found.in("roles", role).unless(!Vocabulary.ACTORS.contains(role), "'" + role + "' is an actor word; take another code"));
        playbook.kinds().keySet().forEach(kind ->
                found.in("kinds", kind).unless(!Set.of("enter", "parent", "clock").contains(kind),
                        "'" + kind + "' is a word of triggers; take another code"));
    }

    private void roles() {
        var places = Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).toList();
        playbook.roles().values().forEach(role ->
                role.at().forEach(place -> found.in("roles", role.code(), "at").known(place, places, "level or organisation")));
        found.in("roles").unless(playbook.roles().values().stream()
                .anyMatch(role -> role.owns() && role.at().stream().anyMatch(playbook.levels()::contains)),
                "no role answers for any level; write `owns: true` on at least one");
    }

    private void field(Field field) {
        var here = found.in("fields", field.code());
        boolean choice = field.type() == Field.Type.CHOICE;
        boolean matter = field.type() == Field.Type.MATTER;
        here.unless(matter || choice != field.of().isEmpty(),
                choice ? "a choice lacks its values; write `of: [...]`" : "only a choice or a matter has `of`; leave it out");
        field.of().stream().filter(_ -> matter).forEach(kind -> here.in("of").known(kind, playbook.kinds().keySet(), "kind"));
        if (field.type() == Field.Type.TEXT || field.type() == Field.Type.CODE) {
            here.unless(field.max().isPresent(), "a text needs its greatest length; write `max: 500`");
        }
        here.unless(field.type() != Field.Type.CODE || field.max().orElse(0) <= 200,
                "a code has at most 200 characters; write `max: 200`");
        here.in("hides_asker").unless(!field.hidesAsker() || Set.of(Field.Type.UNIT, Field.Type.UNITS, Field.Type.PERSON).contains(field.type()),
                "only a unit or a person can be reported; write `type: unit`, `units` or `person`");
        here.in("sealed").unless(!field.sealed() || field.type() == Field.Type.TEXT, "only a text is sealed; write `type: text`, or leave `sealed` out");
        field.reckoned().ifPresent(reckoned -> reckoned(field, reckoned, here));
        here.unless(field.min().orElse(0) <= field.max().orElse(Integer.MAX_VALUE), "`min` is more than `max`; write min <= max");
    }

    /// What is reckoned rests on numbers that somebody types, or marks one that is summed up.
    private void reckoned(Field field, Reckoning reckoned, Findings here) {
        if (reckoned instanceof Reckoning.Drawn drawn) {
            here.unless(field.type() == Field.Type.CHOICE && field.of().size() == 3, "a draw has three choices: the key ones, the sample, the rest; write `type: choice, of: [A, B, C]`");
            drawn.grades().forEach(grade -> here.in("draw", "grades").known(grade, playbook.grades(), "grade"));
            here.unless(playbook.kinds().values().stream().noneMatch(kind -> kind.moves().containsKey("open") && kind.open().fields().contains(field.code())),
                    "a matter has no number yet when it is opened; name '" + field.code() + "' in a later move");
            here.unless(playbook.kinds().values().stream().flatMap(kind -> kind.moves().values().stream()).noneMatch(move -> move.needs().contains(field.code()) || move.needsOne().contains(field.code())),
                    "nobody types what is drawn; name '" + field.code() + "' in the `may` of a move");
            return;
        }
        if (reckoned instanceof Reckoning.Made made) {
            here.unless(field.type() == Field.Type.NUMBER, "a count is a number; write `type: number`");
            List<Kind> kinds = playbook.kinds().values().stream().filter(kind -> kind.moves().values().stream().anyMatch(move -> move.fields().contains(field.code()))).toList();
            kinds.forEach(kind -> here.in("times_of").known(made.move(), kind.moves().keySet(), "move of " + kind.code()));
            here.unless(kinds.stream().flatMap(kind -> kind.moves().values().stream()).noneMatch(move -> move.fields().contains(field.code()) && (move.code().equals("open") || !move.may().contains(field.code()))),
                    "nobody types what is counted; name '" + field.code() + "' in the `may` of a later move");
            return;
        }
        if (reckoned instanceof Reckoning.Votes votes) {
            BallotCheck.tally(playbook, field, votes, here);
            return;
        }
        boolean sum = reckoned instanceof Reckoning.Sum;
        here.unless(field.type() == (sum ? Field.Type.NUMBER : Field.Type.CHOICE), sum ? "a sum is a number; write `type: number`" : "a mark is a choice; write `type: choice`");
        for (String code : reckoned.rests()) {
            here.in(sum ? "sum_of" : "marks").known(code, playbook.fields().keySet(), "field");
            var part = playbook.fields().get(code);
            here.in(sum ? "sum_of" : "marks").unless(part == null || part.type() == Field.Type.NUMBER && (!sum || part.reckoned().isEmpty()),
                    "'" + code + "' is no number that somebody types; name one");
        }
        if (reckoned instanceof Reckoning.Mark mark) {
            mark.from().keySet().forEach(choice -> here.in("marks", "from").known(choice, field.of(), "choice"));
        }
    }

    private void channel(Playbook.Channel channel) {
        var here = found.in("channels", channel.code());
        channel.by().forEach(word -> here.in("by").known(word, openers(), "role or opener word"));
        channel.sets().forEach((fact, value) -> fact(here.in("sets", fact), fact, value));
    }

    /// A fact that a channel sets is a field, with a value that the field can hold.
    private void fact(Findings here, String fact, Object value) {
        here.known(fact, playbook.fields().keySet(), "field");
        Optional.ofNullable(playbook.fields().get(fact)).ifPresent(field -> value(playbook, field, value, here));
    }

    static void value(Playbook playbook, Field field, Object value, Findings here) {
        switch (field.type()) {
            case FLAG -> here.unless(value instanceof Boolean, "'" + field.code() + "' is a flag; write true or false");
            case CHOICE -> here.known(value.toString(), field.of(), "choice of " + field.code());
            case GRADE -> here.known(value.toString(), playbook.grades(), "grade");
            case NUMBER -> here.unless(value instanceof Integer, "'" + field.code() + "' is a number; write one");
            default -> here.say("'" + field.code() + "' cannot be compared or set here; use a flag, choice, grade or number");
        }
    }

    Set<String> openers() {
        return openers(playbook);
    }

    static Set<String> openers(Playbook playbook) {
        var all = new TreeSet<>(playbook.roles().keySet());
        all.addAll(Vocabulary.OPENERS);
        return all;
    }

    private void link(Playbook.LinkKind link) {
        var here = found.in("links", link.code());
        here.in("from").known(link.from(), playbook.roles().keySet(), "role");
        here.in("if_vacant").known(link.ifVacant(), playbook.roles().keySet(), "role");
    }

    private void calendarRule(Playbook.CalendarRule rule) {
        var here = found.in("calendar", rule.code());
        here.in("opens").known(rule.opens(), playbook.kinds().keySet(), "kind");
        var each = rule.each();
        here.in("each").unless(each.link().isPresent() != each.unit().isPresent(), "write either `link: LINK` or `unit: LEVEL`");
        each.link().ifPresent(link -> here.in("each", "link").known(link, playbook.links().keySet(), "link"));
        each.unit().ifPresent(level -> here.in("each", "unit").known(level, Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).toList(), "level or organisation"));
        each.rota().ifPresent(role -> here.in("each", "rota").known(role, playbook.roles().keySet(), "role"));
        Optional.ofNullable(playbook.kinds().get(rule.opens())).ifPresent(kind -> opensOf(rule, kind, here));
    }

    private void opensOf(Playbook.CalendarRule rule, Kind kind, Findings here) {
        here.in("opens").unless(kind.childOf().isEmpty(),
                "'" + kind.code() + "' is opened by its parent; name a kind without `child_of`");
        String subject = rule.each().link().map(playbook.links()::get).map(link -> link.to().equals("firm") ? "unit" : link.to())
                .orElse("unit");
        found.in("kinds", kind.code()).unless(kind.subject().equals(Optional.of(subject)),
                "calendar rule '" + rule.code() + "' opens this kind for each " + subject + "; write `subject: " + subject + "`");
        if (kind.moves().containsKey("open")) {
            found.in("kinds", kind.code(), "moves", "open", "by").unless(kind.open().by().contains("engine"),
                    "the calendar opens this kind; write `by: [engine]`");
        }
    }

    /// Where some move grades by the matrix, every combination has a grade.
    private void matrix() {
        boolean used = playbook.kinds().values().stream()
                .anyMatch(kind -> kind.moves().values().stream().anyMatch(move -> move.effects().contains(Effect.GRADE_BY_MATRIX)));
        if (!used) {
            return;
        }
        for (String nature : choices("nature")) {
            for (String scope : choices("scope")) {
                for (String harm : choices("harm")) {
                    found.in("grades.csv", nature, scope, harm)
                            .unless(!playbook.matrix().getOrDefault(new Playbook.MatrixCell(nature, scope, harm), "").isEmpty(),
                            "this combination has no grade; add the row " + nature + "," + scope + "," + harm + ",GRADE");
                }
            }
        }
    }

    private List<String> choices(String field) {
        var known = Optional.ofNullable(playbook.fields().get(field)).filter(one -> one.type() == Field.Type.CHOICE);
        found.in("fields").unless(known.isPresent(), "grading by the matrix needs the choice '" + field + "'; write `" + field
                + ": {type: choice, of: [...]}`");
        return known.map(Field::of).orElse(List.of());
    }

    /// The moves of other kinds that open this one, as (kind, move).
    static List<Opening> openings(Playbook playbook, Kind child) {
        return playbook.kinds().values().stream()
                .flatMap(parent -> parent.moves().values().stream()
                        .filter(move -> move.opens().containsKey(child.code()))
                        .map(move -> new Opening(parent, move)))
                .collect(Collectors.toUnmodifiableList());
    }

    record Opening(Kind parent, MoveRule move) {}
}
