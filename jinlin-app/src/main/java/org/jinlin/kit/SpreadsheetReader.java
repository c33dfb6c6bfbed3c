package org.jinlin.kit;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.apache.commons.compress.archivers.zip.ZipArchiveEntry;
import org.apache.commons.compress.archivers.zip.ZipFile;
import org.apache.commons.compress.utils.SeekableInMemoryByteChannel;
import org.dhatim.fastexcel.reader.CellType;
import org.dhatim.fastexcel.reader.ReadableWorkbook;
import org.jspecify.annotations.Nullable;

/// Reads the first table of a file of Excel that somebody sent: texts and numbers as they stand, never what a formula makes of others.
/// Nothing in the file is carried out, nothing outside of it is asked for, and it is unpacked no further than it may be.
public final class SpreadsheetReader {

    /// Of the file as it is sent.
    public static final int FILE_BYTES_MAX = 5 << 20;
    private static final int UNPACKED_BYTES_MAX = 40 << 20;
    private static final int PARTS_MAX = 1000;
    /// What stands further right is cut off: nobody fills in as many.
    private static final int COLUMNS_MAX = 60;
    /// Old files of Excel and those with a password are of this other kind.
    private static final byte[] COMPOUND = {(byte) 0xD0, (byte) 0xCF, 0x11, (byte) 0xE0};
    private static final Pattern WANTED = Pattern.compile("\\[Content_Types]\\.xml|_rels/\\.rels|xl/workbook\\.xml|xl/_rels/workbook\\.xml\\.rels|xl/sharedStrings\\.xml|xl/styles\\.xml|xl/worksheets/[^/]+\\.xml",
            Pattern.CASE_INSENSITIVE);
    /// A column past ZZZ is none of Excel's; whoever writes one wants a row as long as that.
    private static final Pattern TOO_WIDE = Pattern.compile("\\sr\\s*=\\s*[\"'][A-Za-z]{4,}");
    /// XML that brings words of its own; Excel writes none.
    private static final Pattern OWN_WORDS = Pattern.compile("<!DOCTYPE|<!ENTITY", Pattern.CASE_INSENSITIVE);
    private static final String SHEETS = "xl/worksheets/";

    private SpreadsheetReader() {}

    /// What a cell holds.
    public enum Kind { NOTHING, TEXT, NUMBER, FORMULA, FAULT }

    /// @param text as it stands, without blanks around it; a number in plain digits; empty for formulas and faults such as #N/A
    public record Cell(Kind kind, String text) {

        public static final Cell NOTHING = new Cell(Kind.NOTHING, "");
    }

    /// A row that holds something.
    ///
    /// @param number as Excel counts them, from 1 on
    public record Row(int number, List<Cell> cells) {

        /// What stands in a column, counted from 0.
        public Cell at(int column) {
            return column < cells.size() ? cells.get(column) : Cell.NOTHING;
        }
    }

    /// The first table.
    ///
    /// @param from1904 dates are counted from 1904 on, as old Macs did
    public record Table(List<Row> rows, boolean from1904) {}

    /// The rows of the first table that hold anything, so many at most. Refused: `SHEET_EMPTY`, `SHEET_LARGE` (the file, or what is packed in it), `SHEET_LOCKED` (a password,
    /// or Excel before 2007), `SHEET_MACROS`, `SHEET_UNREADABLE`, `SHEET_ROWS`.
    public static Outcome<Table> read(byte[] file, int rowsMax) {
        if (file.length == 0) {
            return Outcome.refused("SHEET_EMPTY");
        }
        if (file.length > FILE_BYTES_MAX) {
            return Outcome.refused("SHEET_LARGE", FILE_BYTES_MAX >> 20);
        }
        if (begins(file, COMPOUND)) {
            return Outcome.refused("SHEET_LOCKED");
        }
        return parts(file).then(SpreadsheetReader::checked).then(parts -> rows(parts, rowsMax)).then(table -> table.rows().isEmpty() ? Outcome.refused("SHEET_EMPTY") : Outcome.done(table));
    }

    private static boolean begins(byte[] file, byte[] with) {
        for (int i = 0; i < with.length; i++) {
            if (i >= file.length || file[i] != with[i]) {
                return false;
            }
        }
        return true;
    }

    /// Every part of the file that is needed, unpacked and counted while it is. By its directory, as Excel reads it: some write sizes there and nowhere else.
    private static Outcome<Map<String, byte[]>> parts(byte[] file) {
        var parts = new LinkedHashMap<String, byte[]>();
        int left = UNPACKED_BYTES_MAX;
        int count = 0;
        try (var zip = ZipFile.builder().setSeekableByteChannel(new SeekableInMemoryByteChannel(file)).get()) {
            for (ZipArchiveEntry entry : Collections.list(zip.getEntries())) {
                String name = entry.getName();
                if (name.toLowerCase(Locale.ROOT).endsWith("vbaproject.bin")) {
                    return Outcome.refused("SHEET_MACROS");
                }
                byte[] bytes = unpacked(zip.getInputStream(entry), left);
                if (bytes == null || ++count > PARTS_MAX) {
                    return Outcome.refused("SHEET_LARGE", FILE_BYTES_MAX >> 20);
                }
                left -= bytes.length;
                if (WANTED.matcher(name).matches() && parts.put(name, bytes) != null) {
                    return Outcome.refused("SHEET_UNREADABLE");
                }
            }
        } catch (IOException | RuntimeException e) { // whatever a library says of bytes that somebody made up
            return Outcome.refused("SHEET_UNREADABLE");
        }
        return parts.containsKey("xl/workbook.xml") ? Outcome.done(parts) : Outcome.refused("SHEET_UNREADABLE");
    }

    private static byte @Nullable [] unpacked(InputStream part, int most) throws IOException {
        try (part) {
            byte[] bytes = part.readNBytes(most + 1);
            return bytes.length > most ? null : bytes;
        }
    }

    private static Outcome<Map<String, byte[]>> checked(Map<String, byte[]> parts) {
        boolean macros = contains(parts, "[Content_Types].xml", "macroEnabled");
        boolean hostile = parts.entrySet().stream().anyMatch(part -> {
            String text = new String(part.getValue(), StandardCharsets.ISO_8859_1);
            return OWN_WORDS.matcher(text).find() || part.getKey().startsWith(SHEETS) && TOO_WIDE.matcher(text).find();
        });
        return macros ? Outcome.refused("SHEET_MACROS") : hostile ? Outcome.refused("SHEET_UNREADABLE") : Outcome.done(parts);
    }

    private static boolean contains(Map<String, byte[]> parts, String name, String text) {
        return parts.containsKey(name) && new String(parts.get(name), StandardCharsets.UTF_8).contains(text);
    }

    /// The library reads what was looked at, and nothing else of the file: a list of contents that says otherwise is left behind.
    private static Outcome<Table> rows(Map<String, byte[]> parts, int rowsMax) {
        try (var workbook = new ReadableWorkbook(new ByteArrayInputStream(packed(parts))); Stream<org.dhatim.fastexcel.reader.Row> read = workbook.getFirstSheet().openStream()) {
            var rows = new ArrayList<Row>();
            for (var found = read.iterator(); found.hasNext();) {
                Row row = row(found.next());
                if (row.cells().stream().allMatch(cell -> cell.kind() == Kind.NOTHING)) {
                    continue;
                }
                if (rows.size() == rowsMax) {
                    return Outcome.refused("SHEET_ROWS", rowsMax - 1);
                }
                rows.add(row);
            }
            return Outcome.done(new Table(List.copyOf(rows), workbook.isDate1904()));
        } catch (IOException | RuntimeException e) { // whatever a library says of bytes that somebody made up
            return Outcome.refused("SHEET_UNREADABLE");
        }
    }

    private static byte[] packed(Map<String, byte[]> parts) throws IOException {
        var file = new ByteArrayOutputStream();
        try (var zip = new ZipOutputStream(file)) {
            zip.setLevel(0);
            for (var part : parts.entrySet()) {
                zip.putNextEntry(new ZipEntry(part.getKey()));
                zip.write(part.getValue());
                zip.closeEntry();
            }
        }
        return file.toByteArray();
    }

    private static Row row(org.dhatim.fastexcel.reader.Row read) {
        var cells = new ArrayList<Cell>();
        for (int column = 0; column < Math.min(read.getCellCount(), COLUMNS_MAX); column++) {
            cells.add(read.getOptionalCell(column).map(SpreadsheetReader::cell).orElse(Cell.NOTHING));
        }
        return new Row(read.getRowNum(), List.copyOf(cells));
    }

    private static Cell cell(org.dhatim.fastexcel.reader.Cell read) {
        if (read.getFormula() != null || read.getType() == CellType.FORMULA) {
            return new Cell(Kind.FORMULA, "");
        }
        return switch (read.getType()) {
            case NUMBER -> new Cell(Kind.NUMBER, read.asNumber().stripTrailingZeros().toPlainString());
            case ERROR -> new Cell(Kind.FAULT, "");
            case EMPTY -> Cell.NOTHING;
            default -> text(read.getText());
        };
    }

    private static Cell text(@Nullable String text) {
        return text == null || text.isBlank() ? Cell.NOTHING : new Cell(Kind.TEXT, text.strip());
    }
}
