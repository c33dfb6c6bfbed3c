package org.jinlin.app;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What will be played: the events of a file sorted by time, its units, and what is left out. Made in one pass over the
/// file, in memory that does not grow with it.
final class ReplayPlan implements AutoCloseable {

    private final Path folder;
    private final ReplayUnits units = new ReplayUnits();
    private final ReplaySort<ReplayEvent> events;
    private final ReplaySort<ReplayRemark> remarks;
    private final ReplaySort<Seen> seen;
    private final ReplayLedger ledger;
    private @Nullable ReplayFormat format;
    private List<String> header = List.of();
    private long rows;
    private Instant begin = Instant.MAX;
    private Instant lastOpening = Instant.MIN;
    private Instant lastClosing = Instant.MIN;

    /// A request's first sight, to find those that are there twice.
    private record Seen(String id, long row, Instant openedAt, @Nullable Instant closedAt) {

        static final Comparator<Seen> ORDER = Comparator.comparing(Seen::id).thenComparing(Seen::row);

        static final ReplaySort.Form<Seen> FORM = new ReplaySort.Form<>() {
            @Override
            public void write(Seen seen, DataOutput out) throws IOException {
                out.writeUTF(seen.id);
                out.writeLong(seen.row);
                out.writeLong(seen.openedAt.toEpochMilli());
                out.writeBoolean(seen.closedAt != null);
                if (seen.closedAt != null) {
                    out.writeLong(seen.closedAt.toEpochMilli());
                }
            }

            @Override
            public Seen read(DataInput in) throws IOException {
                return new Seen(in.readUTF(), in.readLong(), Instant.ofEpochMilli(in.readLong()),
                        in.readBoolean() ? Instant.ofEpochMilli(in.readLong()) : null);
            }
        };
    }

    private ReplayPlan(Path folder) throws IOException {
        this.folder = folder;
        this.events = new ReplaySort<>(folder, ReplayEvent.FORM, ReplayEvent.ORDER);
        this.remarks = new ReplaySort<>(folder, ReplayRemark.FORM, ReplayRemark.ORDER);
        this.seen = new ReplaySort<>(folder, Seen.FORM, Seen.ORDER);
        this.ledger = new ReplayLedger(folder.resolve("ledger"));
    }

    /// @param folder for what does not fit into memory; emptied by [#close]
    static ReplayPlan read(Path file, List<ReplayFormat> formats, Path folder, ReplayProgress progress) throws IOException {
        var plan = new ReplayPlan(folder);
        progress.begin("reading", "KB", Files.size(file) / 1024);
        try (var reader = new ReplayReader(Files.newInputStream(file), formats, plan.units, plan.remarks::add)) {
            plan.header = reader.header();
            plan.format = reader.format().orElse(null);
            if (plan.format != null) {
                plan.rows = reader.each(row -> {
                    plan.take(row);
                    progress.reached(reader.bytesRead() / 1024);
                });
                plan.leaveOutRepeated();
            }
            return plan;
        } catch (IOException | RuntimeException e) {
            plan.close();
            throw e;
        }
    }

    private void take(ReplayRow row) {
        ledger.note(row.number(), ReplayLedger.Line.waiting(row.status()));
        seen.add(new Seen(row.id(), row.number(), row.openedAt(), row.closedAt()));
        events.add(ReplayEvent.opening(row));
        if (row.closedAt() != null) {
            events.add(ReplayEvent.closing(row, row.closedAt()));
        }
    }

    /// Of several rows with one id the first one of the file is played.
    private void leaveOutRepeated() throws IOException {
        try (var sorted = seen.sorted()) {
            Seen first = null;
            while (sorted.hasNext()) {
                Seen next = sorted.next();
                if (first != null && first.id().equals(next.id())) {
                    ledger.note(next.row(), ReplayLedger.NOTHING);
                    remarks.add(new ReplayRemark(ReplayRemark.Kind.LEFT_OUT, next.row(), format().columns().get(ReplayFormat.ID),
                            ReplayRemark.brief(next.id()) + " is the id of row " + first.row() + " already"));
                } else {
                    first = next;
                    count(next);
                }
            }
        }
    }

    private void count(Seen row) {
        begin = row.openedAt().isBefore(begin) ? row.openedAt() : begin;
        lastOpening = row.openedAt().isAfter(lastOpening) ? row.openedAt() : lastOpening;
        if (row.closedAt() != null && row.closedAt().isAfter(lastClosing)) {
            lastClosing = row.closedAt();
        }
    }

    boolean isReadable() {
        return format != null;
    }

    ReplayFormat format() {
        if (format == null) {
            throw new IllegalStateException("no pack can read this file");
        }
        return format;
    }

    List<String> header() {
        return header;
    }

    ReplayUnits units() {
        return units;
    }

    ReplaySort<ReplayEvent> events() {
        return events;
    }

    ReplaySort<ReplayRemark> remarks() {
        return remarks;
    }

    ReplayLedger ledger() {
        return ledger;
    }

    /// All rows of the file but the header, playable or not.
    long rows() {
        return rows;
    }

    boolean isEmpty() {
        return begin == Instant.MAX;
    }

    Instant begin() {
        return begin;
    }

    /// The latest closing; where nothing was closed the latest opening.
    Instant end() {
        return lastClosing == Instant.MIN ? lastOpening : lastClosing;
    }

    @Override
    public void close() throws IOException {
        events.close();
        remarks.close();
        seen.close();
        ledger.close();
        Files.deleteIfExists(folder.resolve("ledger"));
    }
}
