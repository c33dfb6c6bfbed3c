package org.jinlin.app;

import java.io.DataInput;
import java.io.DataOutput;
import java.io.IOException;
import java.time.Instant;
import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// Something that happens in a replay: a request is opened or closed.
///
/// @param row      the row of the file
/// @param id       what the file calls the request
/// @param unit     where it is opened or closed
/// @param targetAt of an opening: what was promised, if anything
/// @param category of an opening
/// @param reason   of a closing
record ReplayEvent(Instant at, boolean closes, long row, String id, int unit, @Nullable Instant targetAt, String category, String reason) {

    /// In one moment all openings come first, so that a request can be closed in the moment it was opened.
    static final Comparator<ReplayEvent> ORDER =
            Comparator.comparing(ReplayEvent::at).thenComparing(ReplayEvent::closes).thenComparing(ReplayEvent::row);

    private static final long NONE = Long.MIN_VALUE;

    static final ReplaySort.Form<ReplayEvent> FORM = new ReplaySort.Form<>() {
        @Override
        public void write(ReplayEvent event, DataOutput out) throws IOException {
            out.writeLong(event.at.toEpochMilli());
            out.writeBoolean(event.closes);
            out.writeLong(event.row);
            out.writeUTF(event.id);
            out.writeInt(event.unit);
            out.writeLong(event.targetAt == null ? NONE : event.targetAt.toEpochMilli());
            out.writeUTF(event.category);
            out.writeUTF(event.reason);
        }

        @Override
        public ReplayEvent read(DataInput in) throws IOException {
            var at = Instant.ofEpochMilli(in.readLong());
            boolean closes = in.readBoolean();
            long row = in.readLong();
            String id = in.readUTF();
            int unit = in.readInt();
            long target = in.readLong();
            return new ReplayEvent(at, closes, row, id, unit, target == NONE ? null : Instant.ofEpochMilli(target), in.readUTF(), in.readUTF());
        }
    };

    static ReplayEvent opening(ReplayRow row) {
        return new ReplayEvent(row.openedAt(), false, row.number(), row.id(), row.unit(), row.targetAt(), row.category(), "");
    }

    static ReplayEvent closing(ReplayRow row, Instant closedAt) {
        return new ReplayEvent(closedAt, true, row.number(), row.id(), row.unit(), null, "", row.reason());
    }
}
