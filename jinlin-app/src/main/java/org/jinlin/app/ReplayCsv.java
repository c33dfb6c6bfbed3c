package org.jinlin.app;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.PushbackInputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Reads a CSV file (RFC 4180, UTF-8) row by row in constant memory, and goes on after a row that cannot be read: a library
/// gives the whole file up at the first stray quote. The header is row 1, as a spreadsheet counts.
final class ReplayCsv implements AutoCloseable {

    /// The longest row that is read. A quote that is never closed would otherwise swallow the rest of the file.
    static final int ROW_BYTES_MAX = 256 * 1024;

    private static final int END = -1;
    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};

    private enum Mode { START, PLAIN, QUOTED, QUOTE_SEEN }

    /// One row, or why it cannot be read.
    ///
    /// @param column where the problem is, counted from 0
    record Row(long number, List<String> fields, int column, @Nullable String problem) {}

    private final PushbackInputStream in;
    private final ByteArrayOutputStream raw = new ByteArrayOutputStream();
    private final ByteArrayOutputStream field = new ByteArrayOutputStream();
    private final List<byte[]> fields = new ArrayList<>();
    private Mode mode = Mode.START;
    private long number;
    private long bytesRead;
    private int columns;

    ReplayCsv(InputStream in) throws IOException {
        this.in = new PushbackInputStream(new BufferedInputStream(in, 1 << 16), ROW_BYTES_MAX + 8);
        byte[] first = this.in.readNBytes(BYTE_ORDER_MARK.length);
        if (!Arrays.equals(first, BYTE_ORDER_MARK)) {
            this.in.unread(first);
        }
    }

    /// From now on every row must have so many columns.
    void expect(int columns) {
        this.columns = columns;
    }

    /// How far the reading is, for the progress.
    long bytesRead() {
        return bytesRead;
    }

    /// The next row that is not blank; empty at the end of the file.
    Optional<Row> next() throws IOException {
        while (true) {
            begin();
            Optional<Row> row = row();
            if (row.isEmpty() || row.get().problem() != null || !row.get().fields().isEmpty()) {
                return row;
            }
        }
    }

    private void begin() {
        number++;
        raw.reset();
        field.reset();
        fields.clear();
        mode = Mode.START;
    }

    private boolean isBlank() {
        return fields.size() == 1 && fields.getFirst().length == 0 && raw.size() <= 2;
    }

    private Optional<Row> row() throws IOException {
        while (true) {
            int next = take();
            if (next == END && raw.size() == 0) {
                return Optional.empty();
            }
            boolean tooLong = raw.size() >= ROW_BYTES_MAX;
            if (mode == Mode.QUOTED && (next == END || tooLong)) {
                return Optional.of(unreadable(fields.size(), "a quote is opened and never closed"));
            }
            if (tooLong) {
                return Optional.of(unreadable(fields.size(), "the row is longer than " + ROW_BYTES_MAX + " bytes"));
            }
            if (mode == Mode.QUOTE_SEEN && !isAfterQuote(next)) {
                return Optional.of(unreadable(fields.size(), "a closing quote must be followed by a comma or the end of the row"));
            }
            if (consume(next)) {
                return isBlank() ? Optional.of(new Row(number, List.of(), 0, null)) : Optional.of(read());
            }
        }
    }

    private static boolean isAfterQuote(int next) {
        return next == '"' || next == ',' || next == '\r' || next == '\n' || next == END;
    }

    /// Takes one byte in; true when the row ends with it. The bytes of a character beyond ASCII never look like a separator.
    private boolean consume(int next) {
        if (mode == Mode.QUOTED) {
            if (next == '"') {
                mode = Mode.QUOTE_SEEN;
            } else {
                field.write(next);
            }
            return false;
        }
        switch (next) {
            case ',' -> endField();
            case '\n', END -> {
                endField();
                return true;
            }
            case '"' -> quote();
            default -> {
                if (mode != Mode.QUOTE_SEEN) {
                    field.write(next);
                    mode = Mode.PLAIN;
                }
            }
        }
        return false;
    }

    private void quote() {
        if (mode == Mode.PLAIN) {
            field.write('"');
        } else {
            if (mode == Mode.QUOTE_SEEN) {
                field.write('"');
            }
            mode = Mode.QUOTED;
        }
    }

    private void endField() {
        byte[] bytes = field.toByteArray();
        boolean endsInReturn = mode == Mode.PLAIN && bytes.length > 0 && bytes[bytes.length - 1] == '\r';
        fields.add(endsInReturn ? Arrays.copyOf(bytes, bytes.length - 1) : bytes);
        field.reset();
        mode = Mode.START;
    }

    private Row read() throws IOException {
        if (columns > 0 && fields.size() != columns) {
            return unreadable(Math.min(fields.size(), columns), fields.size() + " columns instead of " + columns);
        }
        var texts = new ArrayList<String>();
        for (byte[] bytes : fields) {
            try {
                texts.add(StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString());
            } catch (CharacterCodingException e) {
                return new Row(number, List.of(), texts.size(), "the bytes are no UTF-8 text");
            }
        }
        return new Row(number, List.copyOf(texts), 0, null);
    }

    /// A quote that was a slip ties lines together that are rows: those after the first one are read again.
    private Row unreadable(int column, String problem) throws IOException {
        byte[] seen = raw.toByteArray();
        int from = 0;
        while (from < seen.length && seen[from] != '\n') {
            from++;
        }
        if (from == seen.length) {
            skipLine();
        } else {
            in.unread(seen, from + 1, seen.length - from - 1);
            bytesRead -= seen.length - from - 1;
        }
        return new Row(number, List.of(), column, problem);
    }

    private void skipLine() throws IOException {
        int next = 0;
        while (next != '\n' && next != END) {
            next = in.read();
            bytesRead++;
        }
    }

    private int take() throws IOException {
        int next = in.read();
        if (next != END) {
            raw.write(next);
            bytesRead++;
        }
        return next;
    }

    @Override
    public void close() throws IOException {
        in.close();
    }
}
