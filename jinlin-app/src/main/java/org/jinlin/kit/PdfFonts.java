package org.jinlin.kit;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.zip.GZIPInputStream;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.font.PDFont;
import org.apache.pdfbox.pdmodel.font.PDType0Font;
import org.apache.pdfbox.pdmodel.font.PDType1Font;
import org.apache.pdfbox.pdmodel.font.Standard14Fonts;
import org.apache.pdfbox.pdmodel.font.encoding.GlyphList;
import org.apache.pdfbox.pdmodel.font.encoding.WinAnsiEncoding;

/// The signs of a PDF: Latin from the font that every reader has, Chinese from those that lie in the program and of which the
/// signs that are used go into the file. What none has shows as the mark that printers set for a sign they lack.
final class PdfFonts {

    private static final List<String> CHINESE = List.of("/fonts/common.ttf.gz", "/fonts/rare.ttf.gz");
    private static final int GETA = 0x3013;
    private static final float UNITS = 1000;

    private final PDDocument document;
    private final PDFont latin = new PDType1Font(Standard14Fonts.FontName.HELVETICA);
    /// Opened when a sign is not in those before.
    private final List<PDFont> chinese = new ArrayList<>();

    PdfFonts(PDDocument document) {
        this.document = document;
    }

    /// Signs of one font in a row.
    private record Run(PDFont font, String text) {}

    float width(String text, float size) {
        float width = 0;
        for (Run run : runs(text)) {
            try {
                width += run.font().getStringWidth(run.text()) / UNITS * size;
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }
        return width;
    }

    void show(PDPageContentStream page, String text, float x, float y, float size) throws IOException {
        page.beginText();
        page.newLineAtOffset(x, y);
        for (Run run : runs(text)) {
            page.setFont(run.font(), size);
            page.showText(run.text());
        }
        page.endText();
    }

    private List<Run> runs(String text) {
        var runs = new ArrayList<Run>();
        var signs = new StringBuilder();
        PDFont font = latin;
        for (int sign : text.codePoints().filter(sign -> !isSilent(sign)).toArray()) {
            int blank = sign == '\t' ? ' ' : sign;
            Optional<PDFont> own = font(blank);
            PDFont next = own.or(() -> font(GETA)).orElseThrow();
            if (next != font && !signs.isEmpty()) {
                runs.add(new Run(font, signs.toString()));
                signs.setLength(0);
            }
            font = next;
            signs.appendCodePoint(own.isPresent() ? blank : GETA);
        }
        if (!signs.isEmpty()) {
            runs.add(new Run(font, signs.toString()));
        }
        return runs;
    }

    private Optional<PDFont> font(int sign) {
        if (WinAnsiEncoding.INSTANCE.contains(GlyphList.getAdobeGlyphList().codePointToName(sign))) {
            return Optional.of(latin);
        }
        for (int i = 0; i < CHINESE.size(); i++) {
            if (i == chinese.size()) {
                chinese.add(loaded(CHINESE.get(i)));
            }
            if (has(chinese.get(i), sign)) {
                return Optional.of(chinese.get(i));
            }
        }
        return Optional.empty();
    }

    private PDFont loaded(String file) {
        try (InputStream font = new GZIPInputStream(Objects.requireNonNull(PdfFonts.class.getResourceAsStream(file)))) {
            return PDType0Font.load(document, font, true);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// Direction marks and other signs without a shape.
    private static boolean isSilent(int sign) {
        return sign != '\t' && (Character.isISOControl(sign) || Character.getType(sign) == Character.FORMAT);
    }

    private static boolean has(PDFont font, int sign) {
        try {
            return font.encode(Character.toString(sign)).length > 0;
        } catch (IOException | IllegalArgumentException e) {
            return false;
        }
    }
}
