package org.jinlin.matters;

import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Lot;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Reckoning;
import org.jspecify.annotations.Nullable;

/// What was drawn for a matter, and how, so that somebody else can draw it again.
///
/// @param name   of what was drawn
/// @param choice what came of it
/// @param how    a sentence with all that it was made from
public record MatterPagesLot(String name, String choice, String how) {

    static @Nullable MatterPagesLot of(MatterView matter, Playbook playbook, PageTexts texts) {
        return playbook.fields().values().stream().filter(field -> matter.facts().containsKey(field.code()))
                .flatMap(field -> field.reckoned().filter(Reckoning.Drawn.class::isInstance).map(Reckoning.Drawn.class::cast).map(draw -> of(matter, field, draw, playbook, texts)).stream())
                .findFirst().orElse(null);
    }

    private static MatterPagesLot of(MatterView matter, Field field, Reckoning.Drawn draw, Playbook playbook, PageTexts texts) {
        String choice = matter.facts().get(field.code()).toString();
        Lot lot = draw.lot(matter.number());
        String how = choice.equals(field.of().getFirst())
                ? texts.get("desk.lot.all", String.join(texts.get("comma"), draw.grades().stream().map(grade -> playbook.term(matter.kind(), grade, texts.language())).toList()))
                : texts.get("desk.lot.how", lot.words(), lot.digits(), "%d.%02d".formatted(lot.hundredths() / 100, lot.hundredths() % 100), draw.percent());
        return new MatterPagesLot(playbook.term(matter.kind(), field.code(), texts.language()), playbook.term(matter.kind(), choice, texts.language()), how);
    }
}
