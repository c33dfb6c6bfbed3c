package org.jinlin.kit;

import java.awt.Color;
import java.awt.Graphics2D;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.Semaphore;
import javax.imageio.IIOImage;
import javax.imageio.ImageIO;
import javax.imageio.ImageReadParam;
import javax.imageio.ImageReader;
import javax.imageio.ImageWriteParam;
import javax.imageio.ImageWriter;
import javax.imageio.stream.MemoryCacheImageInputStream;
import javax.imageio.stream.MemoryCacheImageOutputStream;
import net.coobird.thumbnailator.Thumbnails;
import net.coobird.thumbnailator.util.exif.ExifFilterUtils;
import net.coobird.thumbnailator.util.exif.Orientation;

/// Takes in photos from strangers. What a file is, is seen from its bytes, its size from its head before anything is
/// decoded; it is then decoded no larger than needed, turned upright, shrunk, and written anew, so that neither place
/// nor camera nor anything hidden in the file is kept (PIPL Art. 19: only what is needed).
public final class Photos {

    private static final int MOST_BYTES = 15 * 1024 * 1024;
    private static final long MOST_PIXELS = 40_000_000;
    private static final int LONGEST_SIDE = 1_600;
    private static final float QUALITY = 0.85f;
    private static final int LONGEST_NAME = 80;
    /// A progressive JPEG of 40 megapixels takes a quarter of a gigabyte while it is decoded: not many at a time.
    private static final Semaphore DECODERS = new Semaphore(2);

    private Photos() {}

    /// Refuses with PHOTO_TOO_HEAVY (over 15 MB), PHOTO_TOO_LARGE (over 40 megapixels), PHOTO_NOT_AN_IMAGE, PHOTO_HEIC,
    /// PHOTO_KIND (another kind of image) or PHOTO_DAMAGED; the first argument is always the name.
    ///
    /// @param file read to its end or to one byte over the limit, and not closed
    /// @param name as the sender calls it; only shown
    public static Outcome<Photo> accept(InputStream file, String name) throws IOException {
        return accept(file.readNBytes(MOST_BYTES + 1), shown(name));
    }

    public static Outcome<Photo> accept(Path file, String name) throws IOException {
        try (InputStream in = Files.newInputStream(file)) {
            return accept(in, name);
        }
    }

    /// A new photo with black in the place of what is covered: nothing of it is left in the file, and no way leads back, as it
    /// does from pixels made coarse. Nothing is found by the program; who publishes says what to cover.
    ///
    /// @param jpeg as it was accepted before
    public static Photo covered(byte[] jpeg, List<PhotoBox> boxes) throws IOException {
        DECODERS.acquireUninterruptibly();
        try {
            BufferedImage image = ImageIO.read(new ByteArrayInputStream(jpeg));
            Graphics2D canvas = image.createGraphics();
            canvas.setColor(Color.BLACK);
            boxes.forEach(box -> canvas.fill(box.pixels(image.getWidth(), image.getHeight())));
            canvas.dispose();
            return encode(image);
        } finally {
            DECODERS.release();
        }
    }

    private static Outcome<Photo> accept(byte[] bytes, String name) {
        if (bytes.length > MOST_BYTES) {
            return Outcome.refused("PHOTO_TOO_HEAVY", name, MOST_BYTES / 1024 / 1024);
        }
        PhotoKind kind = PhotoKind.of(bytes);
        return switch (kind) {
            case JPEG -> {
                JpegFile jpeg = JpegFile.read(bytes);
                yield jpeg.whole() ? decode(jpeg.picture(), kind, jpeg.orientation(), name) : damaged(name);
            }
            case PNG -> {
                PngFile png = PngFile.read(bytes);
                yield png.whole() ? decode(png.picture(), kind, 1, name) : damaged(name);
            }
            case HEIC -> Outcome.refused("PHOTO_HEIC", name);
            case NO_IMAGE -> Outcome.refused("PHOTO_NOT_AN_IMAGE", name);
            default -> Outcome.refused("PHOTO_KIND", name, kind.label);
        };
    }

    private static Outcome<Photo> decode(byte[] picture, PhotoKind kind, int orientation, String name) {
        ImageReader reader = ImageIO.getImageReadersByFormatName(kind.name()).next();
        DECODERS.acquireUninterruptibly();
        try (var in = new MemoryCacheImageInputStream(new ByteArrayInputStream(picture))) {
            reader.setInput(in, true, true);
            int width = reader.getWidth(0);
            int height = reader.getHeight(0);
            if ((long) width * height > MOST_PIXELS) {
                return Outcome.refused("PHOTO_TOO_LARGE", name, Math.round(width / 1e6 * height), MOST_PIXELS / 1_000_000);
            }
            return Outcome.done(encode(shrunk(upright(read(reader, width, height), orientation))));
        } catch (IOException | RuntimeException e) {
            // the decoders of the platform answer a broken file with nearly any exception
            return damaged(name);
        } finally {
            DECODERS.release();
            reader.dispose();
        }
    }

    /// At most about twice as large as it will be kept, on white where it was transparent.
    private static BufferedImage read(ImageReader reader, int width, int height) throws IOException {
        int step = Math.max(1, Math.max(width, height) / (2 * LONGEST_SIDE));
        ImageReadParam param = reader.getDefaultReadParam();
        param.setSourceSubsampling(step, step, 0, 0);
        BufferedImage decoded = reader.read(0, param);
        BufferedImage image = new BufferedImage(decoded.getWidth(), decoded.getHeight(), BufferedImage.TYPE_INT_RGB);
        Graphics2D canvas = image.createGraphics();
        canvas.drawImage(decoded, 0, 0, Color.WHITE, null);
        canvas.dispose();
        return image;
    }

    private static BufferedImage upright(BufferedImage image, int orientation) {
        return ExifFilterUtils.getFilterForOrientation(Orientation.typeOf(orientation)).apply(image);
    }

    private static BufferedImage shrunk(BufferedImage image) throws IOException {
        int longest = Math.max(image.getWidth(), image.getHeight());
        if (longest <= LONGEST_SIDE) {
            return image;
        }
        double factor = (double) LONGEST_SIDE / longest;
        int width = Math.max(1, (int) Math.round(image.getWidth() * factor));
        int height = Math.max(1, (int) Math.round(image.getHeight() * factor));
        return Thumbnails.of(image).forceSize(width, height).asBufferedImage();
    }

    private static Photo encode(BufferedImage image) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        ImageWriter writer = ImageIO.getImageWritersByFormatName("JPEG").next();
        try (var out = new MemoryCacheImageOutputStream(bytes)) {
            writer.setOutput(out);
            ImageWriteParam param = writer.getDefaultWriteParam();
            param.setCompressionMode(ImageWriteParam.MODE_EXPLICIT);
            param.setCompressionQuality(QUALITY);
            writer.write(null, new IIOImage(image, null, null), param);
        } finally {
            writer.dispose();
        }
        return new Photo(bytes.toByteArray(), image.getWidth(), image.getHeight());
    }

    private static Outcome<Photo> damaged(String name) {
        return Outcome.refused("PHOTO_DAMAGED", name);
    }

    /// A name from outside, fit to stand in a sentence.
    private static String shown(String name) {
        String plain = name.replaceAll("[\\p{C}\\s]+", " ").strip();
        int end = Math.min(plain.codePointCount(0, plain.length()), LONGEST_NAME);
        return plain.substring(0, plain.offsetByCodePoints(0, end));
    }
}
