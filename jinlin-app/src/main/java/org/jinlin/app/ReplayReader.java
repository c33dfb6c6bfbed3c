package org.jinlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// Reads the requests of a file. A row that cannot be played is named by its number and column, and the next one is read.
final class ReplayReader implements AutoCloseable {

    /// Of the text columns, in characters: what the playbook's fields and the names of units hold.
    private static final Map<String, Integer> LENGTHS = Map.of(
            ReplayFormat.ID, 100, ReplayFormat.CATEGORY, 200, ReplayFormat.DEPARTMENT, 200, ReplayFormat.QUEUE, 200);
    private static final int LENGTH_MAX = 10_000;
    /// The numbers of matters know the years of this century only.
    private static final int YEAR_FIRST = 2000;
    private static final int YEAR_LAST = 2099;

    private final ReplayCsv csv;
    private final ReplayUnits units;
    private final Consumer<ReplayRemark> remarks;
    private final List<String> header;
    private final @Nullable ReplayFormat format;
    private Map<String, Integer> places = Map.of();

    /// @param formats how files may read; the first that fits the header counts
    ReplayReader(InputStream in, List<ReplayFormat> formats, ReplayUnits units, Consumer<ReplayRemark> remarks)
            throws IOException {
        this.csv = new ReplayCsv(in);
        this.units = units;
        this.remarks = remarks;
        this.header = csv.next().map(ReplayCsv.Row::fields).orElse(List.of()).stream().map(String::strip).toList();
        this.format = formats.stream().filter(each -> each.places(header).isPresent()).findFirst().orElse(null);
        if (format != null) {
            places = format.places(header).orElseThrow();
            csv.expect(header.size());
        }
    }

    /// Empty when no pack can read the file.
    Optional<ReplayFormat> format() {
        return Optional.ofNullable(format);
    }

    List<String> header() {
        return header;
    }

    long bytesRead() {
        return csv.bytesRead();
    }

    /// Hands every playable row over; counts all rows but the header.
    long each(Consumer<ReplayRow> playable) throws IOException {
        long rows = 0;
        for (var row = csv.next(); row.isPresent(); row = csv.next()) {
            rows++;
            try {
                playable.accept(read(row.get()));
            } catch (Unplayable e) {
                remarks.accept(new ReplayRemark(ReplayRemark.Kind.LEFT_OUT, row.get().number(), e.column, e.getMessage()));
            }
        }
        return rows;
    }

    private ReplayRow read(ReplayCsv.Row row) throws Unplayable {
        if (row.problem() != null) {
            String column = row.column() < header.size() ? header.get(row.column()) : "column " + (row.column() + 1);
            throw new Unplayable(column, row.problem());
        }
        requireSound(row.fields());
        var cells = new Cells(row.fields());
        String id = cells.text(ReplayFormat.ID);
        if (id.isBlank()) {
            throw cells.unplayable(ReplayFormat.ID, "is missing");
        }
        Instant opened = cells.time(ReplayFormat.OPENED).orElseThrow(() -> cells.unplayable(ReplayFormat.OPENED, "is missing"));
        Instant target = cells.time(ReplayFormat.TARGET).orElse(null);
        Instant closed = cells.time(ReplayFormat.CLOSED).orElse(null);
        String category = cells.text(ReplayFormat.CATEGORY);
        String reason = cells.text(ReplayFormat.REASON);
        OptionalInt unit = units.number(cells.text(ReplayFormat.DEPARTMENT), cells.text(ReplayFormat.QUEUE));
        if (unit.isEmpty()) {
            throw cells.unplayable(ReplayFormat.QUEUE, "there are more than " + ReplayUnits.UNITS_MAX + " departments and queues");
        }
        boolean closedFirst = closed != null && closed.isBefore(opened);
        if (closedFirst) {
            remarks.accept(new ReplayRemark(ReplayRemark.Kind.PLAYED_OTHERWISE, row.number(), cells.column(ReplayFormat.CLOSED),
                    "closed " + ChronoUnit.SECONDS.between(closed, opened) + " s before it was opened; played as opened when it was closed"));
        }
        var status = status(cells.text(ReplayFormat.STATUS));
        return new ReplayRow(row.number(), id, closedFirst ? closed : opened, target, closed, status, category, unit.getAsInt(), reason);
    }

    /// Columns that nothing reads are held to the same: a file with broken text is broken in that row.
    private void requireSound(List<String> fields) throws Unplayable {
        for (int i = 0; i < fields.size(); i++) {
            String field = fields.get(i);
            if (field.length() > LENGTH_MAX && field.codePointCount(0, field.length()) > LENGTH_MAX) {
                throw new Unplayable(header.get(i), "is longer than " + LENGTH_MAX + " characters");
            }
            if (field.indexOf(0) >= 0) {
                throw new Unplayable(header.get(i), "holds a NUL character");
            }
        }
    }

    private ReplayRow.Status status(String said) {
        if (said.isBlank()) {
            return ReplayRow.Status.BLANK;
        }
        if (said.equals(format.onTime())) {
            return ReplayRow.Status.ON_TIME;
        }
        return said.equals(format.overdue()) ? ReplayRow.Status.OVERDUE : ReplayRow.Status.OTHER;
    }

    @Override
    public void close() throws IOException {
        csv.close();
    }

    /// The needed cells of one row.
    private final class Cells {

        private final List<String> fields;

        Cells(List<String> fields) {
            this.fields = fields;
        }

        String column(String key) {
            return format.columns().get(key);
        }

        String text(String key) throws Unplayable {
            String text = fields.get(places.get(key)).strip();
            int most = LENGTHS.getOrDefault(key, LENGTH_MAX);
            if (text.codePointCount(0, text.length()) > most) {
                throw unplayable(key, "is longer than " + most + " characters");
            }
            return text;
        }

        Optional<Instant> time(String key) throws Unplayable {
            String text = text(key);
            if (text.isEmpty()) {
                return Optional.empty();
            }
            try {
                var local = LocalDateTime.parse(text.replace(' ', 'T')).truncatedTo(ChronoUnit.MILLIS);
                if (local.getYear() >= YEAR_FIRST && local.getYear() <= YEAR_LAST) {
                    return Optional.of(local.atZone(format.tenant().zone()).toInstant());
                }
            } catch (DateTimeException e) {
                throw unplayable(key, ReplayRemark.brief(text) + " is no local time such as 2015-01-31T09:00:00");
            }
            throw unplayable(key, ReplayRemark.brief(text) + " is not between the years " + YEAR_FIRST + " and " + YEAR_LAST);
        }

        Unplayable unplayable(String key, String why) {
            return new Unplayable(column(key), why);
        }
    }

    /// Ends the reading of one row.
    private static final class Unplayable extends Exception {

        private final String column;

        Unplayable(String column, String why) {
            super(why, null, false, false);
            this.column = column;
        }
    }
}
