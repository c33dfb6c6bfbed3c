package org.jinlin.kit;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.List;
import org.apache.pdfbox.pdmodel.PDDocument;
import org.apache.pdfbox.pdmodel.PDPage;
import org.apache.pdfbox.pdmodel.PDPageContentStream;
import org.apache.pdfbox.pdmodel.common.PDRectangle;
import org.jspecify.annotations.Nullable;

/// A paper of words as a PDF: A4, black on white, as many sheets as it takes, with the signs that it uses inside the file, so
/// that it reads the same everywhere. Sizes are points.
public final class PdfSheets implements AutoCloseable {

    private static final float MARGIN = 57;
    private static final float WIDTH = PDRectangle.A4.getWidth() - 2 * MARGIN;
    private static final float TITLE = 20;
    private static final float TEXT = 11;
    private static final float LEADING = 1.6f;
    private static final float GAP = 8;
    private static final float SIGNED = 44;

    private final PDDocument document = new PDDocument();
    private final PdfFonts fonts;
    private @Nullable PDPageContentStream page;
    private float y;

    /// @param title    what readers show in their window
    /// @param language zh or en: what a voice reads it in
    public PdfSheets(String title, String language) {
        fonts = new PdfFonts(document);
        document.getDocumentInformation().setTitle(title);
        document.getDocumentCatalog().setLanguage(language.equals("zh") ? "zh-CN" : language);
        next();
    }

    /// @param above a smaller line over the title
    public void title(String above, String title) {
        centred(above, TEXT + 2);
        centred(title, TITLE);
        y -= GAP;
    }

    /// One line, at both ends.
    public void line(String left, String right) {
        room(TEXT * LEADING);
        show(left, MARGIN, TEXT);
        show(right, MARGIN + WIDTH - fonts.width(right, TEXT), TEXT);
        y -= TEXT * LEADING + GAP;
    }

    /// A paragraph under its name, which may be empty.
    public void part(String name, String text) {
        if (!name.isEmpty()) {
            room(2 * TEXT * LEADING);
            show(name, MARGIN, TEXT);
            rule(MARGIN, MARGIN + WIDTH, y - TEXT * 0.4f);
            y -= TEXT * LEADING;
        }
        for (String line : PdfLines.of(text, WIDTH, piece -> fonts.width(piece, TEXT))) {
            room(TEXT * LEADING);
            show(line, MARGIN, TEXT);
            y -= TEXT * LEADING;
        }
        y -= GAP;
    }

    /// A place to sign, with room for the day.
    public void sign(String who, String day) {
        room(SIGNED);
        y -= SIGNED - TEXT * LEADING;
        show(who, MARGIN, TEXT);
        float from = MARGIN + fonts.width(who, TEXT) + GAP;
        float to = MARGIN + WIDTH - fonts.width(day, TEXT) - GAP;
        rule(from, to, y - 2);
        show(day, to + GAP, TEXT);
        y -= TEXT * LEADING;
    }

    public byte[] bytes() {
        try {
            close(page);
            page = null;
            var bytes = new ByteArrayOutputStream();
            document.save(bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        try {
            close(page);
            document.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static void close(@Nullable PDPageContentStream open) throws IOException {
        if (open != null) {
            open.close();
        }
    }

    private void centred(String text, float size) {
        List<String> lines = PdfLines.of(text, WIDTH, piece -> fonts.width(piece, size));
        for (String line : lines) {
            room(size * LEADING);
            show(line, MARGIN + (WIDTH - fonts.width(line, size)) / 2, size);
            y -= size * LEADING;
        }
    }

    /// Goes on to a new sheet where this one is full.
    private void room(float height) {
        if (y - height < MARGIN) {
            next();
        }
    }

    private void next() {
        try {
            close(page);
            var sheet = new PDPage(PDRectangle.A4);
            document.addPage(sheet);
            page = new PDPageContentStream(document, sheet);
            y = PDRectangle.A4.getHeight() - MARGIN - TITLE;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void show(String text, float x, float size) {
        try {
            fonts.show(sheet(), text, x, y, size);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private void rule(float from, float to, float at) {
        try {
            sheet().setLineWidth(0.5f);
            sheet().moveTo(from, at);
            sheet().lineTo(to, at);
            sheet().stroke();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private PDPageContentStream sheet() {
        if (page == null) {
            throw new IllegalStateException("the paper is finished");
        }
        return page;
    }
}
