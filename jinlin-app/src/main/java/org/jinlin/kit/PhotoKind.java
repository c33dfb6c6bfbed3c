package org.jinlin.kit;

import java.nio.charset.StandardCharsets;
import java.util.Set;

/// What a file is by its first bytes, whatever its name says.
enum PhotoKind {
    JPEG("JPEG"), PNG("PNG"), HEIC("HEIC"), WEBP("WebP"), GIF("GIF"), AVIF("AVIF"), TIFF("TIFF"), BMP("BMP"), NO_IMAGE("");

    private static final Set<String> HEIC_BRANDS = Set.of("heic", "heix", "heim", "heis", "hevc", "hevx", "mif1", "msf1");
    private static final int HEAD_BYTES = 16;

    /// As people know it.
    final String label;

    PhotoKind(String label) {
        this.label = label;
    }

    static PhotoKind of(byte[] file) {
        String head = new String(file, 0, Math.min(file.length, HEAD_BYTES), StandardCharsets.ISO_8859_1);
        if (head.startsWith("\u00FF\u00D8\u00FF")) {
            return JPEG;
        }
        if (head.startsWith("\u0089PNG\r\n\u001A\n")) {
            return PNG;
        }
        if (head.startsWith("ftyp", 4) && head.length() >= 12) {
            String brand = head.substring(8, 12);
            return HEIC_BRANDS.contains(brand) ? HEIC : brand.startsWith("avi") ? AVIF : NO_IMAGE;
        }
        if (head.startsWith("RIFF") && head.startsWith("WEBP", 8)) {
            return WEBP;
        }
        if (head.startsWith("GIF87a") || head.startsWith("GIF89a")) {
            return GIF;
        }
        if (head.startsWith("II*\0") || head.startsWith("MM\0*")) {
            return TIFF;
        }
        return head.startsWith("BM") && head.startsWith("\0\0\0\0", 6) ? BMP : NO_IMAGE;
    }
}
