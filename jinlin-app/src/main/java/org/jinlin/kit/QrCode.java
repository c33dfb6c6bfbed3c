package org.jinlin.kit;

import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;

/// An address as a QR code (GB/T 18284, ISO/IEC 18004) for a page to draw: one path of an SVG, sharp at any size. A seventh of it
/// may be smudged.
///
/// @param size of the square in modules, with the quiet margin that readers need around it
/// @param path its dark modules, in the `d` of an SVG path whose view box is the square
public record QrCode(int size, String path) {

    private static final int MARGIN = 4;
    /// The most that fits at this level of correction is 2331 bytes; addresses are shorter.
    private static final int MAX_CHARACTERS = 500;

    public static QrCode of(String text) {
        // what is not ASCII would need a mark of its encoding, which not every reader knows
        if (text.isEmpty() || text.length() > MAX_CHARACTERS || !StandardCharsets.US_ASCII.newEncoder().canEncode(text)) {
            throw new IllegalArgumentException("a text of " + text.length() + " characters is no address");
        }
        try {
            ByteMatrix matrix = Encoder.encode(text, ErrorCorrectionLevel.M).getMatrix();
            return new QrCode(matrix.getWidth() + 2 * MARGIN, path(matrix));
        } catch (WriterException e) {
            throw new IllegalArgumentException("no QR code holds this text", e);
        }
    }

    /// Each run of dark modules in a row is one rectangle.
    private static String path(ByteMatrix matrix) {
        var path = new StringBuilder();
        for (int y = 0; y < matrix.getHeight(); y++) {
            for (int x = 0; x < matrix.getWidth(); x++) {
                int from = x;
                while (x < matrix.getWidth() && matrix.get(x, y) == 1) {
                    x++;
                }
                if (x > from) {
                    path.append('M').append(from + MARGIN).append(' ').append(y + MARGIN).append('h').append(x - from).append("v1h-").append(x - from).append('z');
                }
            }
        }
        return path.toString();
    }
}
