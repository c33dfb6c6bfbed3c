package org.jinlin.people;

import jakarta.servlet.http.HttpServletRequest;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.function.Function;
import org.jinlin.kit.Outcome;
import org.jspecify.annotations.Nullable;

/// What the security administrator typed about a post, as it came: a refusal shows it again.
///
/// @param go    give, end, office or leave
/// @param post  the id of the post that is to end
/// @param who   the whole name or phone of the person in whose place the post is held
public record StaffingForm(String go, String role, String unit, String from, String until, String who, String post, String kind, String reason) {

    static final StaffingForm BLANK = new StaffingForm("", "", "", "", "", "", "", "", "");

    static StaffingForm of(HttpServletRequest request) {
        Function<String, String> field = name -> request.getParameter(name) == null ? "" : request.getParameter(name);
        return new StaffingForm(field.apply("go"), field.apply("f.role"), field.apply("f.unit"), field.apply("f.from"), field.apply("f.until"), field.apply("f.who"), field.apply("f.post"),
                field.apply("f.kind"), field.apply("f.reason"));
    }

    /// The post to be given, before it is known in whose place. Refused: `TIME_UNREADABLE`.
    Outcome<Staffing.Wanted> wanted(long person, ZoneId zone, @Nullable Long forId) {
        return day().then(day -> moment(zone).map(moment -> new Staffing.Wanted(person, role, unit, day.orElse(null), moment.orElse(null), forId, reason)));
    }

    private Outcome<java.util.Optional<LocalDate>> day() {
        try {
            return Outcome.done(from.isBlank() ? java.util.Optional.empty() : java.util.Optional.of(LocalDate.parse(from.strip())));
        } catch (DateTimeParseException e) {
            return Outcome.refused("TIME_UNREADABLE");
        }
    }

    /// The end, to the minute, by the clock of the tenant.
    Outcome<java.util.Optional<Instant>> moment(ZoneId zone) {
        try {
            return Outcome.done(until.isBlank() ? java.util.Optional.empty() : java.util.Optional.of(LocalDateTime.parse(until.strip()).atZone(zone).toInstant()));
        } catch (DateTimeParseException e) {
            return Outcome.refused("TIME_UNREADABLE");
        }
    }

    long postId() {
        return post.matches("\\d{1,18}") ? Long.parseLong(post) : 0;
    }
}
