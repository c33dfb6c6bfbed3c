package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.LocalDate;
import org.jinlin.kit.PublicNumber;

/// What became of each row, on disk: twelve bytes a row, however long the file is.
final class ReplayLedger implements AutoCloseable {

    /// LEFT_OUT is what a row is of which nothing was ever noted.
    enum State { LEFT_OUT, WAITING, OPEN, CLOSED }

    /// @param day and `n`: the number of the row's matter, once it is open
    record Line(State state, ReplayRow.Status status, int day, int n) {

        static Line waiting(ReplayRow.Status status) {
            return new Line(State.WAITING, status, 0, 0);
        }

        Line opened(PublicNumber number) {
            return new Line(State.OPEN, status, Math.toIntExact(number.day().toEpochDay()), number.n());
        }

        Line closed() {
            return new Line(State.CLOSED, status, day, n);
        }

        PublicNumber number(int district) {
            return new PublicNumber(district, LocalDate.ofEpochDay(day), n);
        }
    }

    static final Line NOTHING = new Line(State.LEFT_OUT, ReplayRow.Status.BLANK, 0, 0);

    private static final int BYTES = 12;

    private final FileChannel file;
    private final ByteBuffer buffer = ByteBuffer.allocate(BYTES);
    private long last;

    ReplayLedger(Path path) throws IOException {
        this.file = FileChannel.open(path, StandardOpenOption.CREATE_NEW, StandardOpenOption.READ, StandardOpenOption.WRITE);
    }

    /// The highest row of which something was noted.
    long last() {
        return last;
    }

    void note(long row, Line line) {
        buffer.clear();
        buffer.put((byte) line.state().ordinal()).put((byte) line.status().ordinal()).putShort((short) 0).putInt(line.day()).putInt(line.n()).flip();
        try {
            file.write(buffer, row * BYTES);
            last = Math.max(last, row);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    Line line(long row) {
        buffer.clear();
        try {
            if (file.read(buffer, row * BYTES) < BYTES) {
                return NOTHING;
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        buffer.flip();
        var state = State.values()[buffer.get()];
        var status = ReplayRow.Status.values()[buffer.get()];
        buffer.getShort();
        return new Line(state, status, buffer.getInt(), buffer.getInt());
    }

    @Override
    public void close() {
        try {
            file.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
