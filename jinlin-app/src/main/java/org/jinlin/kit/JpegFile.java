package org.jinlin.kit;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// The segments of a JPEG file (ISO/IEC 10918-1 annex B): tells a whole file from a cut one, reads the orientation, and
/// drops everything that does not make the picture (EXIF with its position, colour profiles, previews, comments, and
/// what is appended), so that no decoder ever sees it.
///
/// @param picture     the file without all that
/// @param orientation EXIF tag 0x0112, 1 to 8; 1 where none is given
/// @param whole       false when the file ends before its end mark
record JpegFile(byte[] picture, int orientation, boolean whole) {

    private static final int END_OF_IMAGE = 0xD9;
    private static final int START_OF_SCAN = 0xDA;
    private static final int APP_0 = 0xE0;
    private static final int APP_1 = 0xE1;
    private static final int APP_14 = 0xEE;
    private static final int APP_15 = 0xEF;
    private static final int COMMENT = 0xFE;
    private static final byte[] EXIF = "Exif\0\0".getBytes(StandardCharsets.US_ASCII);
    private static final int ORIENTATION_TAG = 0x0112;
    private static final int ENTRY_BYTES = 12;

    /// Never fails: of a broken file it takes what is there and says that it is not whole.
    static JpegFile read(byte[] file) {
        ByteArrayOutputStream picture = new ByteArrayOutputStream(file.length);
        picture.write(file, 0, 2);
        int orientation = 1;
        int at = 2;
        while (at + 1 < file.length && (file[at] & 0xFF) == 0xFF) {
            int marker = file[at + 1] & 0xFF;
            if (marker == 0xFF) {
                at++;
                continue;
            }
            if (marker == END_OF_IMAGE) {
                picture.write(file, at, 2);
                return new JpegFile(picture.toByteArray(), orientation, true);
            }
            int end = end(file, at, marker);
            if (end < 0) {
                break;
            }
            if (marker == APP_1 && orientation == 1) {
                orientation = orientation(ByteBuffer.wrap(file, at + 4, end - at - 4).slice());
            }
            if (isPicture(marker)) {
                picture.write(file, at, end - at);
            }
            at = end;
        }
        return new JpegFile(picture.toByteArray(), orientation, false);
    }

    /// Where the segment ends that begins at `at`, a scan with its data; -1 when the file ends before.
    private static int end(byte[] file, int at, int marker) {
        if (standsAlone(marker)) {
            return at + 2;
        }
        if (at + 3 >= file.length) {
            return -1;
        }
        int length = (file[at + 2] & 0xFF) << 8 | file[at + 3] & 0xFF;
        int end = at + 2 + length;
        if (length < 2 || end > file.length) {
            return -1;
        }
        return marker == START_OF_SCAN ? endOfScan(file, end) : end;
    }

    private static int endOfScan(byte[] file, int start) {
        for (int i = start; i + 1 < file.length; i++) {
            int next = file[i + 1] & 0xFF;
            if ((file[i] & 0xFF) == 0xFF && next != 0 && next != 0xFF && !standsAlone(next)) {
                return i;
            }
        }
        return -1;
    }

    /// Restart marks and TEM have no length.
    private static boolean standsAlone(int marker) {
        return marker >= 0xD0 && marker <= 0xD7 || marker == 0x01;
    }

    /// JFIF and Adobe's segment say how the colours are stored; of the others no decoder needs any.
    private static boolean isPicture(int marker) {
        boolean application = marker > APP_0 && marker <= APP_15 && marker != APP_14;
        return !application && marker != COMMENT;
    }

    private static int orientation(ByteBuffer segment) {
        if (segment.remaining() < EXIF.length + 8 || !segment.slice(0, EXIF.length).equals(ByteBuffer.wrap(EXIF))) {
            return 1;
        }
        ByteBuffer tiff = segment.slice(EXIF.length, segment.remaining() - EXIF.length);
        tiff.order(tiff.get(0) == 'I' ? ByteOrder.LITTLE_ENDIAN : ByteOrder.BIG_ENDIAN);
        int directory = tiff.getInt(4);
        if (directory < 8 || directory > tiff.limit() - 2) {
            return 1;
        }
        int entries = Short.toUnsignedInt(tiff.getShort(directory));
        for (int entry = directory + 2; entries > 0 && entry <= tiff.limit() - ENTRY_BYTES; entry += ENTRY_BYTES, entries--) {
            if (Short.toUnsignedInt(tiff.getShort(entry)) == ORIENTATION_TAG) {
                int value = Short.toUnsignedInt(tiff.getShort(entry + 8));
                return value >= 1 && value <= 8 ? value : 1;
            }
        }
        return 1;
    }
}
