package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.Color;
import java.awt.Rectangle;
import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import javax.imageio.ImageIO;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PhotoBoxTest {

    @ParameterizedTest
    @ValueSource(strings = {"", "1,2,3", "1,2,3,4,5", "-1,0,10,10", "0,0,0,10", "0,0,10,0", "990,0,11,10", "0,1000,10,1", "0,0,1001,10", " 0,0,1,1", "0,0,1,1 ", "0.5,0,1,1", "a,b,c,d", "99999,0,1,1", "٠,٠,١,١"})
    void whatIsNoBoxIsNone(String written) {
        assertThat(PhotoBox.read(written)).isEmpty();
    }

    @Property
    void aBoxIsWrittenAsItIsRead(@ForAll @IntRange(max = 999) int left, @ForAll @IntRange(max = 999) int top, @ForAll @IntRange(min = 1, max = 1000) int width, @ForAll @IntRange(min = 1, max = 1000) int height) {
        var box = new PhotoBox(left, top, Math.min(width, 1000 - left), Math.min(height, 1000 - top));

        assertThat(PhotoBox.read(box.written())).contains(box);
    }

    /// No pixel that is under it in part is left, and none outside the photo is named.
    @Property
    void itCoversEveryPixelThatItTouches(@ForAll @IntRange(max = 999) int left, @ForAll @IntRange(min = 1, max = 1000) int width, @ForAll @IntRange(min = 1, max = 1600) int photo) {
        var box = new PhotoBox(left, left, Math.min(width, 1000 - left), Math.min(width, 1000 - left));
        Rectangle pixels = box.pixels(photo, photo);

        assertThat(pixels.x * 1000L).isLessThanOrEqualTo((long) left * photo);
        assertThat((pixels.x + pixels.width) * 1000L).isGreaterThanOrEqualTo((long) (left + box.width()) * photo);
        assertThat(pixels.x).isNotNegative();
        assertThat(pixels.x + pixels.width).isLessThanOrEqualTo(photo);
        assertThat(pixels.width).isPositive();
    }

    @Test
    void whatIsCoveredIsBlackAndTheRestIsLeft() throws IOException {
        Photo covered = Photos.covered(white(400, 300), List.of(new PhotoBox(0, 0, 250, 500), new PhotoBox(900, 900, 100, 100)));
        BufferedImage seen = ImageIO.read(new ByteArrayInputStream(covered.jpeg()));

        assertThat(covered.width()).isEqualTo(400);
        assertThat(covered.height()).isEqualTo(300);
        assertThat(bright(seen, 50, 75)).isLessThan(10);
        assertThat(bright(seen, 380, 290)).isLessThan(10);
        assertThat(bright(seen, 200, 100)).isGreaterThan(245);
        assertThat(bright(seen, 50, 220)).isGreaterThan(245);
    }

    /// A picture with and without something in the covered part is the same file.
    @Test
    void nothingOfWhatIsCoveredIsInTheFile() throws IOException {
        var box = List.of(new PhotoBox(200, 200, 400, 400));
        var secret = picture(400, 300);
        var canvas = secret.createGraphics();
        canvas.setColor(Color.RED);
        canvas.fillOval(100, 80, 100, 70);
        canvas.dispose();
        byte[] png = bytes(secret, "png");

        assertThat(Photos.covered(png, box).jpeg()).isEqualTo(Photos.covered(bytes(picture(400, 300), "png"), box).jpeg());
        assertThat(Photos.covered(png, List.of()).jpeg()).isNotEqualTo(Photos.covered(png, box).jpeg());
    }

    private static int bright(BufferedImage image, int x, int y) {
        return image.getRGB(x, y) & 0xff;
    }

    private static byte[] white(int width, int height) throws IOException {
        return bytes(picture(width, height), "jpeg");
    }

    private static BufferedImage picture(int width, int height) {
        var image = new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, width, height);
        canvas.dispose();
        return image;
    }

    private static byte[] bytes(BufferedImage image, String format) throws IOException {
        var out = new ByteArrayOutputStream();
        ImageIO.write(image, format, out);
        return out.toByteArray();
    }
}
