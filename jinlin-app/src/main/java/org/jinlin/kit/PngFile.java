package org.jinlin.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Set;

/// The chunks of a PNG file (ISO/IEC 15948): tells a whole file from a cut one and keeps only those that make the
/// picture. Text and profile chunks are packed and could unpack into any amount of memory; no decoder ever sees them.
///
/// @param picture the file without them
/// @param whole   false when the file ends before its last chunk
record PngFile(byte[] picture, boolean whole) {

    private static final Set<String> PICTURE = Set.of("IHDR", "PLTE", "tRNS", "IDAT", "IEND");
    private static final int SIGNATURE_BYTES = 8;
    /// Length, type and checksum.
    private static final int FRAME_BYTES = 12;

    /// Never fails: of a broken file it takes what is there and says that it is not whole.
    static PngFile read(byte[] file) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream(file.length);
        picture.write(file, 0, SIGNATURE_BYTES);
        int at = SIGNATURE_BYTES;
        while (at <= file.length - FRAME_BYTES) {
            int length = ByteBuffer.wrap(file).getInt(at);
            if (length < 0 || length > file.length - FRAME_BYTES - at) {
                break;
            }
            String type = new String(file, at + 4, 4, StandardCharsets.ISO_8859_1);
            if (PICTURE.contains(type)) {
                picture.write(file, at, FRAME_BYTES + length);
            }
            if (type.equals("IEND")) {
                return new PngFile(picture.toByteArray(), true);
            }
            at += FRAME_BYTES + length;
        }
        return new PngFile(picture.toByteArray(), false);
    }
}
