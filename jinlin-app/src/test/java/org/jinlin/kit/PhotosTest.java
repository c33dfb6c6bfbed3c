package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import net.jqwik.api.constraints.Size;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

@Tag("soak")
class PhotosTest {

    /// Tags written into the EXIF of the test photos: an orientation, and a position that must never come out.
    private static final String POSITION = "GPS 24.6253N 117.7557E";

    @ParameterizedTest
    @CsvSource({"jpg, 400, 300, 400, 300", "png, 1600, 900, 1600, 900", "jpg, 4000, 3000, 1600, 1200", "png, 300, 4000, 120, 1600",
        "jpg, 1, 1, 1, 1", "png, 20000, 1, 1600, 1", "jpg, 1601, 1601, 1600, 1600"})
    void a_photo_is_kept_as_jpeg_no_longer_than_1600_pixels(String format, int width, int height, int keptWidth, int keptHeight) {
        Photo photo = accept(encoded(drawn(width, height), format)).orThrow();
        assertThat(photo).hasToString("photo " + keptWidth + "x" + keptHeight);
        BufferedImage kept = decoded(photo);
        assertThat(kept.getWidth()).isEqualTo(keptWidth);
        assertThat(kept.getHeight()).isEqualTo(keptHeight);
    }

    @Test
    void nothing_but_the_picture_is_kept() {
        byte[] file = withExif(encoded(drawn(200, 100), "jpg"), 1);
        assertThat(new String(file, StandardCharsets.ISO_8859_1)).contains(POSITION);
        String kept = new String(accept(file).orThrow().jpeg(), StandardCharsets.ISO_8859_1);
        assertThat(kept).doesNotContain("Exif").doesNotContain("GPS").doesNotContain("Camera");
    }

    @ParameterizedTest
    @CsvSource({"1, 200, 100, RED", "2, 200, 100, GREEN", "3, 200, 100, WHITE", "4, 200, 100, BLUE",
        "5, 100, 200, RED", "6, 100, 200, BLUE", "7, 100, 200, WHITE", "8, 100, 200, GREEN", "0, 200, 100, RED", "9, 200, 100, RED"})
    void a_photo_stands_upright(int orientation, int width, int height, String topLeft) {
        Photo photo = accept(withExif(encoded(drawn(200, 100), "jpg"), orientation)).orThrow();
        assertThat(photo).hasToString("photo " + width + "x" + height);
        assertThat(near(decoded(photo), 10, 10)).isEqualTo(topLeft);
    }

    @Test
    void colours_stay_when_a_large_photo_is_shrunk() {
        BufferedImage kept = decoded(accept(encoded(drawn(6000, 4000), "jpg")).orThrow());
        assertThat(near(kept, 10, 10)).isEqualTo("RED");
        assertThat(near(kept, 1590, 10)).isEqualTo("GREEN");
        assertThat(near(kept, 10, 1056)).isEqualTo("BLUE");
        assertThat(near(kept, 1590, 1056)).isEqualTo("WHITE");
    }

    @ParameterizedTest
    @ValueSource(ints = {BufferedImage.TYPE_INT_ARGB, BufferedImage.TYPE_BYTE_GRAY, BufferedImage.TYPE_USHORT_GRAY,
        BufferedImage.TYPE_BYTE_INDEXED, BufferedImage.TYPE_BYTE_BINARY})
    void every_colour_model_is_read_and_transparency_becomes_white(int type) {
        BufferedImage image = new BufferedImage(40, 40, type);
        if (type != BufferedImage.TYPE_INT_ARGB) {
            fill(image, 0, 0, 40, 40, Color.WHITE);
        }
        assertThat(near(decoded(accept(encoded(image, "png")).orThrow()), 20, 20)).isEqualTo("WHITE");
    }

    @Test
    void a_bomb_of_a_hundred_megapixels_is_refused_from_its_head() {
        byte[] png = encoded(drawn(10, 10), "png");
        ByteBuffer.wrap(png).putInt(16, 10_000).putInt(20, 10_000);
        CRC32 crc = new CRC32();
        crc.update(png, 12, 17);
        ByteBuffer.wrap(png).putInt(29, (int) crc.getValue());
        assertThat(accept(png)).isEqualTo(Outcome.refused("PHOTO_TOO_LARGE", "photo.jpg", 100L, 40L));
    }

    @Test
    void a_jpeg_that_claims_to_be_huge_is_refused_from_its_head() {
        byte[] jpeg = encoded(drawn(10, 10), "jpg");
        int frame = indexOf(jpeg, 0xC0);
        ByteBuffer.wrap(jpeg).putShort(frame + 5, (short) 65_000).putShort(frame + 7, (short) 65_000);
        assertThat(code(jpeg)).isEqualTo("PHOTO_TOO_LARGE");
    }

    @Test
    void a_text_chunk_that_unpacks_into_a_gigabyte_is_never_unpacked() {
        byte[] png = encoded(new BufferedImage(10, 10, BufferedImage.TYPE_BYTE_INDEXED), "png");
        byte[] bomb = chunk("zTXt", packedZeros(1024));
        byte[] file = new byte[png.length + bomb.length];
        System.arraycopy(png, 0, file, 0, 33);
        System.arraycopy(bomb, 0, file, 33, bomb.length);
        System.arraycopy(png, 33, file, 33 + bomb.length, png.length - 33);
        assertThat(accept(file).isDone()).isTrue();
    }

    @Test
    void more_than_fifteen_megabytes_are_refused_and_not_read_on() throws IOException {
        InputStream endless = new InputStream() {
            private int left = 15 * 1024 * 1024 + 1;

            @Override
            public int read() {
                if (left-- == 0) {
                    throw new AssertionError("read beyond the limit");
                }
                return 0xFF;
            }
        };
        assertThat(Photos.accept(endless, "a.jpg")).isEqualTo(Outcome.refused("PHOTO_TOO_HEAVY", "a.jpg", 15));
    }

    @Test
    void exactly_fifteen_megabytes_are_taken() {
        assertThat(accept(Arrays.copyOf(encoded(drawn(10, 10), "jpg"), 15 * 1024 * 1024)).isDone()).isTrue();
    }

    @Test
    void a_cut_photo_is_damaged_wherever_it_was_cut() {
        for (String format : new String[] {"jpg", "png"}) {
            byte[] file = withExif(encoded(drawn(64, 64), format), 6);
            for (int length = 16; length < file.length; length += 7) {
                assertThat(code(Arrays.copyOf(file, length))).as("%s %s", format, length).isEqualTo("PHOTO_DAMAGED");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", "x", "#!/bin/sh\nrm -rf /\n", "<svg xmlns='http://www.w3.org/2000/svg'/>",
        "<script>alert(1)</script>", "%PDF-1.7", "MZ", "PK\u0003\u0004",
        "JFIF", "    ftypisom", "    ftyp", "BM", "RIFF    WAVE"})
    void a_renamed_file_is_not_an_image(String content) {
        assertThat(accept(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Outcome.refused("PHOTO_NOT_AN_IMAGE", "photo.jpg"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"heic", "heix", "mif1", "hevc"})
    void a_heic_photo_has_its_own_sentence(String brand) {
        assertThat(code(("\0\0\0\u0018ftyp" + brand).getBytes(StandardCharsets.ISO_8859_1))).isEqualTo("PHOTO_HEIC");
    }

    @ParameterizedTest
    @CsvSource({"RIFF....WEBPVP8, WebP", "GIF89a......, GIF", "GIF87a......, GIF", "....ftypavif, AVIF"})
    void another_kind_of_image_is_named(String content, String kind) {
        assertThat(accept(content.getBytes(StandardCharsets.ISO_8859_1))).isEqualTo(Outcome.refused("PHOTO_KIND", "photo.jpg", kind));
    }

    @Test
    void real_images_of_other_kinds_are_named() {
        assertThat(accept(encoded(drawn(10, 10), "bmp"))).isEqualTo(Outcome.refused("PHOTO_KIND", "photo.jpg", "BMP"));
        assertThat(accept(encoded(drawn(10, 10), "gif"))).isEqualTo(Outcome.refused("PHOTO_KIND", "photo.jpg", "GIF"));
        assertThat(accept(encoded(drawn(10, 10), "tiff"))).isEqualTo(Outcome.refused("PHOTO_KIND", "photo.jpg", "TIFF"));
    }

    @Test
    void a_hostile_name_is_made_fit_to_show() throws IOException {
        var outcome = Photos.accept(new ByteArrayInputStream(new byte[0]), "a\r\nb\u202egpj.exe" + "\uD83D\uDE00".repeat(100));
        var refusal = ((Outcome.Refused<Photo>) outcome).refusal();
        assertThat(refusal.args().getFirst()).isEqualTo("a b gpj.exe" + "\uD83D\uDE00".repeat(69));
    }

    @Test
    void a_file_on_disk_is_taken_too(@TempDir Path folder) throws IOException {
        Path file = Files.write(folder.resolve("x"), encoded(drawn(20, 10), "jpg"));
        assertThat(Photos.accept(file, "x").orThrow()).hasToString("photo 20x10");
    }

    @Property(tries = 300)
    void no_bytes_break_the_taking(@ForAll @Size(max = 200) byte[] tail, @ForAll boolean png) {
        byte[] head = Arrays.copyOf(encoded(drawn(2, 2), png ? "png" : "jpg"), png ? 8 : 3);
        byte[] file = Arrays.copyOf(head, head.length + tail.length);
        System.arraycopy(tail, 0, file, head.length, tail.length);
        assertThat(accept(file).isDone()).isFalse();
    }

    @Property(tries = 300)
    void no_single_change_breaks_the_taking(@ForAll @IntRange(max = 2_000) int place, @ForAll byte value, @ForAll boolean png) {
        byte[] file = withExif(encoded(drawn(32, 32), png ? "png" : "jpg"), 6);
        file[16 + place % (file.length - 16)] = value;
        accept(file);
    }

    private static Outcome<Photo> accept(byte[] file) {
        try {
            return Photos.accept(new ByteArrayInputStream(file), "photo.jpg");
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String code(byte[] file) {
        return accept(file).<String>map(Photo::toString).orElse(Refusal::code);
    }

    /// Red, green, blue and white quarters.
    private static BufferedImage drawn(int width, int height) {
        BufferedImage image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        fill(image, 0, 0, width, height, Color.WHITE);
        fill(image, 0, 0, width / 2, height / 2, Color.RED);
        fill(image, width / 2, 0, width - width / 2, height / 2, Color.GREEN);
        fill(image, 0, height / 2, width / 2, height - height / 2, Color.BLUE);
        return image;
    }

    private static void fill(BufferedImage image, int x, int y, int width, int height, Color colour) {
        var canvas = image.createGraphics();
        canvas.setColor(colour);
        canvas.fillRect(x, y, width, height);
        canvas.dispose();
    }

    private static byte[] encoded(BufferedImage image, String format) {
        try {
            ByteArrayOutputStream out = new ByteArrayOutputStream();
            assertThat(ImageIO.write(image, format, out)).isTrue();
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static BufferedImage decoded(Photo photo) {
        try {
            return ImageIO.read(new ByteArrayInputStream(photo.jpeg()));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String near(BufferedImage image, int x, int y) {
        Color colour = new Color(image.getRGB(x, y));
        boolean red = colour.getRed() > 128;
        boolean green = colour.getGreen() > 128;
        boolean blue = colour.getBlue() > 128;
        return red && green && blue ? "WHITE" : red ? "RED" : green ? "GREEN" : blue ? "BLUE" : "BLACK";
    }

    /// Puts an APP1 segment with an orientation and a camera text behind the start of a JPEG; leaves a PNG as it is.
    private static byte[] withExif(byte[] file, int orientation) {
        if (PhotoKind.of(file) != PhotoKind.JPEG) {
            return file;
        }
        byte[] text = ("Camera " + POSITION).getBytes(StandardCharsets.US_ASCII);
        int length = 2 + 6 + 8 + 2 + 12 + 4 + text.length;
        ByteBuffer out = ByteBuffer.allocate(file.length + 2 + length);
        out.put(file, 0, 2).putShort((short) 0xFFE1).putShort((short) length).put("Exif\0\0MM".getBytes(StandardCharsets.US_ASCII));
        out.putShort((short) 42).putInt(8).putShort((short) 1);
        out.putShort((short) 0x0112).putShort((short) 3).putInt(1).putShort((short) orientation).putShort((short) 0);
        return out.putInt(0).put(text).put(file, 2, file.length - 2).array();
    }

    private static byte[] chunk(String type, byte[] content) {
        byte[] typed = Arrays.copyOf(type.getBytes(StandardCharsets.US_ASCII), 4 + content.length);
        System.arraycopy(content, 0, typed, 4, content.length);
        CRC32 crc = new CRC32();
        crc.update(typed);
        return ByteBuffer.allocate(12 + content.length).putInt(content.length).put(typed).putInt((int) crc.getValue()).array();
    }

    /// The content of a zTXt chunk: a keyword, a method, and that many packed megabytes of zeros.
    private static byte[] packedZeros(int megabytes) {
        Deflater deflater = new Deflater(Deflater.BEST_SPEED);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {'x', 0, 0});
        byte[] zeros = new byte[1024 * 1024];
        byte[] packed = new byte[64 * 1024];
        for (int i = 0; i < megabytes; i++) {
            deflater.setInput(zeros);
            for (int n = deflater.deflate(packed); n > 0; n = deflater.deflate(packed)) {
                out.write(packed, 0, n);
            }
        }
        deflater.finish();
        for (int n = deflater.deflate(packed); n > 0; n = deflater.deflate(packed)) {
            out.write(packed, 0, n);
        }
        deflater.end();
        return out.toByteArray();
    }

    private static int indexOf(byte[] jpeg, int marker) {
        for (int i = 0; i + 1 < jpeg.length; i++) {
            if ((jpeg[i] & 0xFF) == 0xFF && (jpeg[i + 1] & 0xFF) == marker) {
                return i;
            }
        }
        throw new AssertionError("no such marker");
    }
}
