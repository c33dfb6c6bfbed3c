package org.jinlin.matters;

import java.util.List;
import java.util.Locale;
import java.util.stream.Stream;

/// A column of a roster. Its name in each language stands in the message files under `page.roster.column.`, what is to be written in it under
/// `page.roster.example.`.
enum RosterColumn {
    NAME(true), PHONE(true), ADDRESS(true), GRID(false), UNIT(false), SINCE(false), LEFT(false), SKILL(false), SKILL_TOO(false), FREE(false), SECOND(false), SECOND_SINCE(false);

    /// The columns of skills, in the order of the playbook's fields.
    static final List<RosterColumn> SKILLS = List.of(SKILL, SKILL_TOO);

    private final boolean needed;

    RosterColumn(boolean needed) {
        this.needed = needed;
    }

    /// Whether a file without it is refused.
    boolean isNeeded() {
        return needed;
    }

    /// As message files and refusals name it.
    String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    static List<RosterColumn> needed() {
        return Stream.of(values()).filter(RosterColumn::isNeeded).toList();
    }
}
