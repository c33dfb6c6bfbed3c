package org.jinlin.points;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jinlin.kit.Outcome;
import org.jspecify.annotations.Nullable;

/// Reads what a bank exported as CSV: reference, day, amount in yuan, purpose, donor, whether the donor may be named, how many were helped. What went out has a minus. A
/// wrong line is named by its number, and the others are read. Pure.
///
/// @param purposes the words for purposes, in small letters
/// @param yes      the words by which a donor may be named
/// @param today    nothing may lie after it
record FundSheet(Map<String, FundPurpose> purposes, Set<String> yes, LocalDate today) {

    static final int LINES_MAX = 2000;
    static final int CHARACTERS_MAX = 400_000;
    private static final int CELLS = 7;
    private static final int CELLS_MIN = 3;
    private static final int REFERENCE_MAX = 80;
    private static final int DONOR_MAX = 100;
    private static final int PEOPLE_MAX = 100_000;
    private static final Pattern DAY = Pattern.compile("(\\d{4})[-/.]?(\\d{1,2})[-/.]?(\\d{1,2})");
    private static final Pattern AMOUNT = Pattern.compile("([+-]?)(\\d{1,9})(?:\\.(\\d{1,2}))?");

    /// A line of the sheet.
    ///
    /// @param number from 1, as a table shows it
    record Row(int number, Outcome<FundEntry> entry) {}

    private record Cells(int number, List<String> of) {
        String cell(int index) {
            return index < of.size() ? of.get(index).strip() : "";
        }
    }

    /// Every line that is not blank, but a first one of headings. Refuses with FUND_SHEET_EMPTY and FUND_SHEET_LONG.
    Outcome<List<Row>> read(String text) {
        if (text.length() > CHARACTERS_MAX) {
            return Outcome.refused("FUND_SHEET_LONG", LINES_MAX);
        }
        List<Cells> all = cells(text.startsWith("\uFEFF") ? text.substring(1) : text);
        List<Cells> lines = !all.isEmpty() && cents(all.getFirst().cell(2)) == null && day(all.getFirst().cell(1)) == null ? all.subList(1, all.size()) : all;
        if (lines.isEmpty()) {
            return Outcome.refused("FUND_SHEET_EMPTY");
        }
        return lines.size() > LINES_MAX ? Outcome.refused("FUND_SHEET_LONG", LINES_MAX) : Outcome.done(lines.stream().map(line -> new Row(line.number(), entry(line))).toList());
    }

    private Outcome<FundEntry> entry(Cells line) {
        return line.of().size() < CELLS_MIN || line.of().size() > CELLS ? Outcome.refused("FUND_CELLS", CELLS_MIN, CELLS)
                : entry(line.cell(0), line.cell(1), line.cell(2), line.cell(3), line.cell(4), line.cell(5), line.cell(6));
    }

    /// What was typed into the seven cells. Refuses with FUND_REFERENCE, FUND_DAY, FUND_AMOUNT, FUND_PURPOSE, FUND_DONOR and FUND_PEOPLE.
    Outcome<FundEntry> entry(String reference, String day, String amount, String purpose, String donor, String named, String people) {
        if (reference.isBlank() || reference.length() > REFERENCE_MAX || reference.chars().anyMatch(Character::isISOControl)) {
            return Outcome.refused("FUND_REFERENCE", REFERENCE_MAX);
        }
        LocalDate on = day(day);
        if (on == null || on.isAfter(today)) {
            return Outcome.refused("FUND_DAY");
        }
        Long cents = cents(amount);
        if (cents == null || cents == 0) {
            return Outcome.refused("FUND_AMOUNT");
        }
        FundPurpose what = purpose.isBlank() && cents > 0 ? FundPurpose.DONATION : purposes.get(purpose.strip().toLowerCase());
        if (what == null || what.isIncome() != cents > 0) {
            return Outcome.refused("FUND_PURPOSE");
        }
        boolean given = !donor.isBlank();
        if (given && what != FundPurpose.DONATION || donor.length() > DONOR_MAX) {
            return Outcome.refused("FUND_DONOR");
        }
        boolean counted = !people.isBlank();
        if (counted && (what.isIncome() || !people.strip().matches("[1-9]\\d{0,5}") || Integer.parseInt(people.strip()) > PEOPLE_MAX)) {
            return Outcome.refused("FUND_PEOPLE");
        }
        return Outcome.done(new FundEntry(reference.strip(), on, cents, what, counted ? Integer.valueOf(people.strip()) : null, given ? donor.strip() : null,
                given && yes.contains(named.strip().toLowerCase())));
    }

    private static @Nullable LocalDate day(String cell) {
        Matcher parts = DAY.matcher(cell.strip());
        try {
            return parts.matches() ? LocalDate.of(Integer.parseInt(parts.group(1)), Integer.parseInt(parts.group(2)), Integer.parseInt(parts.group(3))) : null;
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    private static @Nullable Long cents(String cell) {
        Matcher parts = AMOUNT.matcher(cell.replaceAll("[,\\s¥￥]", ""));
        if (!parts.matches()) {
            return null;
        }
        String fraction = parts.group(3) == null ? "00" : (parts.group(3) + "0").substring(0, 2);
        long cents = Long.parseLong(parts.group(2)) * 100 + Long.parseLong(fraction);
        return parts.group(1).equals("-") ? -cents : cents;
    }

    /// RFC 4180: cells may stand in quotes, and then hold commas, line ends and doubled quotes.
    private static List<Cells> cells(String text) {
        var lines = new ArrayList<Cells>();
        var cells = new ArrayList<String>();
        var cell = new StringBuilder();
        boolean quoted = false;
        int number = 1;
        int began = 1;
        for (int at = 0; at <= text.length(); at++) {
            char sign = at < text.length() ? text.charAt(at) : '\n';
            boolean last = at >= text.length();
            if (quoted && !last) {
                if (sign == '"' && at + 1 < text.length() && text.charAt(at + 1) == '"') {
                    cell.append('"');
                    at++;
                } else if (sign == '"') {
                    quoted = false;
                } else {
                    cell.append(sign);
                }
            } else if (sign == '"' && cell.toString().isBlank()) {
                cell.setLength(0);
                quoted = true;
            } else if (sign == ',' || sign == '\t' || sign == '\n') {
                cells.add(cell.toString());
                cell.setLength(0);
                if (sign == '\n') {
                    if (cells.stream().anyMatch(one -> !one.isBlank())) {
                        lines.add(new Cells(began, List.copyOf(cells)));
                    }
                    cells.clear();
                    began = number + 1;
                }
            } else if (sign != '\r') {
                cell.append(sign);
            }
            number += sign == '\n' ? 1 : 0;
        }
        return lines;
    }
}
