package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.format.DateTimeFormatter;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import org.jinlin.matters.MatterPagesForm.Choice;
import org.jinlin.people.PageTexts;

/// Times that are usually meant, to be chosen with one tap: soon, at the end of today's office hours, at the end of
/// tomorrow's, after some working days.
final class MatterPagesMoments {

    static final int WORKDAYS = 3;
    private static final int SOON_HOURS = 2;
    private static final DateTimeFormatter OF_BROWSERS = DateTimeFormatter.ofPattern("uuuu-MM-dd'T'HH:mm");
    private static final DateTimeFormatter CLOCK = DateTimeFormatter.ofPattern("HH:mm");

    private MatterPagesMoments() {}

    /// @param close    the end of office hours
    /// @param workdays when [#WORKDAYS] are over
    static List<Choice> of(LocalTime close, Instant workdays, PageTexts texts) {
        LocalDateTime now = LocalDateTime.ofInstant(texts.now(), texts.zone()).truncatedTo(ChronoUnit.MINUTES);
        var moments = new ArrayList<Choice>();
        moments.add(choice("soon", now.plusHours(SOON_HOURS), texts));
        if (now.toLocalTime().isBefore(close.minusHours(1))) {
            moments.add(choice("today", now.with(close), texts));
        }
        moments.add(choice("tomorrow", now.plusDays(1).with(close), texts));
        moments.add(new Choice(OF_BROWSERS.format(LocalDateTime.ofInstant(workdays, texts.zone())), texts.get("desk.moment.workdays", WORKDAYS, texts.when(workdays))));
        return List.copyOf(moments);
    }

    private static Choice choice(String name, LocalDateTime at, PageTexts texts) {
        return new Choice(OF_BROWSERS.format(at), texts.get("desk.moment." + name, CLOCK.format(at)));
    }
}
