package org.jinlin.kit;

import java.text.Normalizer;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The number that people are told and read out on the phone: `12-261120-0007`, the tenant, the day (yyMMdd), and the
/// how manieth of that tenant's day. It routes itself: the tenant stands in front.
///
/// @param day of the years 2000 to 2099
/// @param n   from 1; at least four digits, more when a day has more
public record PublicNumber(int district, LocalDate day, int n) {

    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("uuMMdd", Locale.ROOT);
    private static final Pattern FORM = Pattern.compile("(?:(?:([1-9][0-9]{0,8})-)?([0-9]{6})-)?([0-9]{1,9})");
    private static final Pattern HYPHENS = Pattern.compile("\\s*[\\p{Pd}\\u2212]\\s*");
    private static final int CENTURY = 2000;
    private static final int LONGEST_INPUT = 60;

    public PublicNumber {
        if (district < 1 || n < 1 || day.getYear() < CENTURY || day.getYear() > CENTURY + 99) {
            throw new IllegalArgumentException("no public number: " + district + ", " + day + ", " + n);
        }
    }

    /// The whole number.
    public String text() {
        return district + "-" + shortOfDistrict();
    }

    /// As much as is needed within a tenant on a day: `0007` of today, `261120-0007` of another day, else the whole.
    public String shortForm(int here, LocalDate today) {
        if (district != here) {
            return text();
        }
        return day.equals(today) ? padded() : shortOfDistrict();
    }

    /// Reads the whole number; blanks around hyphens, full-width digits and long dashes are forgiven.
    public static Optional<PublicNumber> parse(String typed) {
        return match(typed).filter(parts -> parts.group(1) != null)
                .flatMap(parts -> of(Integer.parseInt(parts.group(1)), parts.group(2), parts.group(3)));
    }

    /// Reads the whole number or a short form as it is meant within a tenant on a day.
    public static Optional<PublicNumber> parse(String typed, int here, LocalDate today) {
        return match(typed).flatMap(parts -> of(
                parts.group(1) == null ? here : Integer.parseInt(parts.group(1)),
                parts.group(2) == null ? DAY.format(today) : parts.group(2),
                parts.group(3)));
    }

    private static Optional<Matcher> match(String typed) {
        if (typed.length() > LONGEST_INPUT) {
            return Optional.empty();
        }
        String plain = Normalizer.normalize(typed, Normalizer.Form.NFKC).strip();
        return Optional.of(FORM.matcher(HYPHENS.matcher(plain).replaceAll("-"))).filter(Matcher::matches);
    }

    private static Optional<PublicNumber> of(int district, String yyMMdd, String n) {
        int number = Integer.parseInt(n);
        if (number == 0) {
            return Optional.empty();
        }
        int digits = Integer.parseInt(yyMMdd);
        try {
            LocalDate day = LocalDate.of(CENTURY + digits / 10_000, digits / 100 % 100, digits % 100);
            return Optional.of(new PublicNumber(district, day, number));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    private String shortOfDistrict() {
        return DAY.format(day) + "-" + padded();
    }

    private String padded() {
        return String.format(Locale.ROOT, "%04d", n);
    }

    @Override
    public String toString() {
        return text();
    }
}
