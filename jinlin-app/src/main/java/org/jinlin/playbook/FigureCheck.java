package org.jinlin.playbook;

import java.util.List;
import java.util.stream.Stream;

/// Whether a figure can be counted: its words exist, and a share, a target and a stretch of time stand where they mean something.
record FigureCheck(Playbook playbook, Findings found) {

    void check() {
        playbook.figures().values().forEach(figure -> {
            Findings here = found.in("figures", figure.code());
            counted(figure.counted(), here);
            figure.of().ifPresent(whole -> counted(whole, here.in("of")));
            here.in("target").unless(figure.target().isEmpty() || figure.whole().isPresent(), "a target is a share in percent; say of what with `of`");
            here.in("target").unless(figure.target().isEmpty() || !figure.isMean(), "a sum of each is no share; leave `target` out");
            here.in("period").unless(figure.cycle().isEmpty() || Stream.of(figure.counted()).anyMatch(counted -> counted.matters().isPresent()),
                    "posts and units are counted as they are today; leave `period` out");
            figure.by().ifPresent(organisation -> here.in("by").known(organisation, playbook.organisations(), "kind of organisation"));
            here.in("by").unless(figure.by().isEmpty() || figure.counted().matters().isPresent(), "posts and units are not counted for somebody else; leave `by` out");
            figure.rated().ifPresent(field -> rated(figure, field, here.in("rated")));
        });
    }

    private void rated(Figure figure, String code, Findings here) {
        here.known(code, playbook.fields().keySet(), "field");
        Field field = playbook.fields().get(code);
        here.unless(field == null || field.reckoned().filter(Reckoning.Mark.class::isInstance).isPresent(), "'" + code + "' stands for no number; name a choice with `marks`");
        here.unless(figure.whole().isPresent(), "a count alone is no grade; say of what with `of`");
    }

    private void counted(Figure.Counted counted, Findings here) {
        var which = new WhichCheck(playbook);
        switch (counted) {
            case Figure.Counted.Count(Which matters) -> which.check(matters, here.in("count"));
            case Figure.Counted.Sum(Which matters, String field) -> {
                which.check(matters, here.in("sum"));
                sum(matters, field, here.in("sum", "field"));
            }
            case Figure.Counted.Posts(String role, var also) -> {
                here.in("posts", "role").known(role, playbook.roles().keySet(), "role");
                also.ifPresent(other -> {
                    here.in("posts", "also").known(other, playbook.roles().keySet(), "role");
                    here.in("posts", "also").unless(!other.equals(role), "everybody who holds '" + role + "' holds it; name another role, or leave `also` out");
                });
            }
            case Figure.Counted.Units(String level) -> here.in("units").known(level, places(), "level or organisation");
            case Figure.Counted.UnitsWith(String level, Which matters) -> {
                here.in("units_with", "level").known(level, places(), "level or organisation");
                which.check(matters, here.in("units_with"));
            }
        }
    }

    private void sum(Which which, String code, Findings here) {
        Kind kind = playbook.kinds().get(which.kind());
        if (kind != null) {
            Field field = new WhichCheck(playbook).carried(code, kind, here);
            here.unless(field == null || field.type() == Field.Type.NUMBER, "'" + code + "' is no number and has no sum; name a field of `type: number`");
        }
    }

    private List<String> places() {
        return Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).toList();
    }
}
