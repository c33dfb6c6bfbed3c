package org.jinlin.kit;

import java.text.BreakIterator;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.ToDoubleFunction;

/// A text in lines that are no wider than a sheet: Chinese breaks between any two signs but before those that end something,
/// other scripts between words, and a word that is wider than the sheet anywhere.
final class PdfLines {

    private PdfLines() {}

    static List<String> of(String text, double width, ToDoubleFunction<String> widths) {
        var lines = new ArrayList<String>();
        text.lines().forEach(line -> paragraph(line.stripTrailing(), width, widths, lines));
        return lines;
    }

    private static void paragraph(String text, double width, ToDoubleFunction<String> widths, List<String> lines) {
        var breaks = BreakIterator.getLineInstance(Locale.CHINESE);
        breaks.setText(text);
        var line = new StringBuilder();
        int from = breaks.first();
        for (int to = breaks.next(); to != BreakIterator.DONE; from = to, to = breaks.next()) {
            String piece = text.substring(from, to);
            if (!line.isEmpty() && widths.applyAsDouble((line + piece).stripTrailing()) > width) {
                lines.add(line.toString().stripTrailing());
                line.setLength(0);
            }
            for (int sign : piece.codePoints().toArray()) {
                line.appendCodePoint(sign);
                if (widths.applyAsDouble(line.toString().stripTrailing()) > width) {
                    line.setLength(line.length() - Character.charCount(sign));
                    lines.add(line.toString());
                    line.setLength(0);
                    line.appendCodePoint(sign);
                }
            }
        }
        lines.add(line.toString().stripTrailing());
    }
}
