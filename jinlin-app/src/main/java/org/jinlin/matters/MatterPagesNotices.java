package org.jinlin.matters;

import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.QrCode;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Makes the notice of a supervision out of the move that was made: what it says, who said it, to whom.
@Component
class MatterPagesNotices {

    private static final String MOVE = "supervise";
    private static final String STEP = "[0-9]{1,6}";
    /// A sheet holds so much; the whole stands on the page that the code opens.
    private static final int LONGEST = 400;
    private static final int MOST_LINES = 8;

    private final Matters matters;
    private final Desk desk;

    MatterPagesNotices(Matters matters, Desk desk) {
        this.matters = matters;
        this.desk = desk;
    }

    /// Refuses what the actor may not see, and a matter or step that was no supervision, as if there were none (MATTER_UNKNOWN).
    ///
    /// @param step    of the timeline; the latest supervision when not said
    /// @param address of the matter
    Outcome<MatterPagesNotice> notice(Actor actor, String number, @Nullable String step, String address, PageTexts texts) {
        return matters.find(actor, number, texts.language()).then(matter -> matters.moves(actor, number, texts.language()).then(moves -> {
            Optional<MoveView> pressed = moves.reversed().stream().filter(move -> move.verb().equals(MOVE) && move.unit() != null)
                    .filter(move -> step == null || step.isEmpty() || step.matches(STEP) && Integer.parseInt(step) == move.seq())
                    .filter(move -> move.erased() != null || !text(move).isBlank()).findFirst();
            return pressed.isEmpty() ? Outcome.refused("MATTER_UNKNOWN", number)
                    : matters.baseAt(actor, number, pressed.get().seq()).map(base -> notice(actor.district(), matter, pressed.get(), base, address, texts));
        }));
    }

    private MatterPagesNotice notice(int district, MatterView matter, MoveView move, long base, String address, PageTexts texts) {
        LocalDate day = LocalDate.ofInstant(move.at(), texts.zone());
        String about = matter.category() == null ? texts.get("supervision.title.number", matter.number()) : texts.get("supervision.title", matter.category().name());
        var paragraphs = new ArrayList<String>();
        paragraphs.add(texts.get("supervision.about", texts.when(matter.openedAt()), matter.number(), matter.place().name()));
        paragraphs.addAll(move.erased() == null ? paragraphs(text(move)) : List.of(texts.get("story.erased")));
        paragraphs.add(texts.get("supervision.answer"));
        return new MatterPagesNotice(matter.number(), move.unit().name(), texts.get("supervision.number", day.getYear(), matter.number() + "-" + move.seq()), about,
                desk.tree(district).find(base).map(Unit::name).orElse(""), paragraphs,
                DateTimeFormatter.ofPattern(texts.get("dash.date.year"), Locale.of(texts.language())).format(day), QrCode.of(address), address);
    }

    /// As they were typed, cut where the sheet ends.
    private static List<String> paragraphs(String typed) {
        String text = typed.codePointCount(0, typed.length()) <= LONGEST ? typed : typed.substring(0, typed.offsetByCodePoints(0, LONGEST)) + "…";
        List<String> lines = text.lines().map(String::strip).filter(line -> !line.isEmpty()).toList();
        return lines.size() <= MOST_LINES ? lines : List.of(String.join(" ", lines));
    }

    private static String text(MoveView move) {
        return move.texts().getOrDefault("text", "").toString();
    }
}
