package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Refusal;
import org.springframework.context.MessageSource;
import org.springframework.context.NoSuchMessageException;

/// The words of the pages in one language, with times as they are read in one time zone. Every text of a page comes from
/// the message files under `page.`; a key that is missing there is our fault and fails.
public final class PageTexts {

    private static final String PREFIX = "page.";
    private static final int DAY_MINUTES = 24 * 60;

    private final MessageSource messages;
    private final Locale language;
    private final ZoneId zone;
    private final Instant now;
    private final DateTimeFormatter thisYear;
    private final DateTimeFormatter otherYear;

    /// @param zone the tenant's
    public PageTexts(MessageSource messages, Locale language, ZoneId zone, Instant now) {
        this.messages = messages;
        this.language = language;
        this.zone = zone;
        this.now = now;
        this.thisYear = DateTimeFormatter.ofPattern(get("time"), language).withZone(zone);
        this.otherYear = DateTimeFormatter.ofPattern(get("time.year"), language).withZone(zone);
    }

    public String language() {
        return language.getLanguage();
    }

    public ZoneId zone() {
        return zone;
    }

    public Instant now() {
        return now;
    }

    public String get(String key, Object... args) {
        return messages.getMessage(PREFIX + key, texts(args), language);
    }

    /// The text, or nothing where the message files leave it to somebody else's words.
    public Optional<String> find(String key, Object... args) {
        try {
            return Optional.of(get(key, args));
        } catch (NoSuchMessageException e) {
            return Optional.empty();
        }
    }

    /// The sentence of a refusal, its places filled with words that readers know.
    public String sentence(Refusal refusal, List<String> args) {
        return messages.getMessage("refusal." + refusal.code(), args.toArray(), language);
    }

    /// `11 月 20 日 14:40`; with the year when it is another one than now.
    public String when(Instant at) {
        boolean sameYear = at.atZone(zone).getYear() == now.atZone(zone).getYear();
        return (sameYear ? thisYear : otherYear).format(at);
    }

    /// With the year in any case, as papers have it.
    public String dated(Instant at) {
        return otherYear.format(at);
    }

    /// The day it is, as people call it: `11 月 20 日 星期五`.
    public String day() {
        return DateTimeFormatter.ofPattern(get("time.day"), language).withZone(zone).format(now);
    }

    /// `2 天 3 小时`, `3 小时 12 分`, `12 分`: the two largest parts, whole minutes rounded up, so that nothing is `0 分`.
    public String span(Duration span) {
        long minutes = Math.max(1, span.plusSeconds(59).toMinutes());
        long days = minutes / DAY_MINUTES;
        long hours = minutes % DAY_MINUTES / 60;
        long rest = minutes % 60;
        if (days > 0) {
            return joined("span.days", days, "span.hours", hours);
        }
        return hours > 0 ? joined("span.hours", hours, "span.minutes", rest) : get("span.minutes", rest);
    }

    /// The words of a list that the message files keep as one line with commas.
    public List<String> list(String key) {
        return Arrays.stream(get(key).split("[,、]")).map(String::strip).filter(word -> !word.isEmpty()).toList();
    }

    /// The same words in another language.
    public PageTexts in(Locale other) {
        return new PageTexts(messages, other, zone, now);
    }

    /// The same words by the clock of another place.
    public PageTexts in(ZoneId other) {
        return new PageTexts(messages, language, other, now);
    }

    private String joined(String larger, long count, String smaller, long rest) {
        return rest == 0 ? get(larger, count) : get(larger, count) + " " + get(smaller, rest);
    }

    /// Numbers stay as they are: `{0}` would write 1,024.
    private static Object[] texts(Object... args) {
        return Arrays.stream(args).map(String::valueOf).toArray();
    }
}
