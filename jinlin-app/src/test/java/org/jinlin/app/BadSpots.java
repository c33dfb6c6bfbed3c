package org.jinlin.app;

import java.awt.Color;
import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Map;
import javax.imageio.ImageIO;

/// Bad spots of a small world with a white photo, as a grid worker notes them and a clerk puts them on the board.
record BadSpots(TestWorld world) {

    /// White, so that what is covered is seen.
    static byte[] white() {
        var image = new BufferedImage(400, 300, BufferedImage.TYPE_INT_RGB);
        var canvas = image.createGraphics();
        canvas.setColor(Color.WHITE);
        canvas.fillRect(0, 0, 400, 300);
        canvas.dispose();
        try {
            var out = new ByteArrayOutputStream();
            ImageIO.write(image, "jpg", out);
            return out.toByteArray();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// @return its number; not on the board yet
    String noted(String title) {
        var form = PageClient.signedIn(world, "worker").get("/begin/bad_spot").form("/begin/bad_spot").set("f.title", title).upload("f.photos", "spot.jpg", white());
        return form.send().location().replaceAll("/(?:r|desk|f/case)/([0-9-]+).*", "$1");
    }

    void expose(String number, String title) {
        var answer = world.as("clerk").move(number, "expose", Map.of("title", title, "condition", "垃圾没有清运"));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
    }

    String exposed(String title) {
        String number = noted(title);
        expose(number, title);
        return number;
    }

    /// The photo of a spot, by its id.
    String photo(String number) {
        return PageClient.signedIn(world, "clerk").get("/photos/" + number).body().replaceAll("(?s).*?<img src=\"/f/(\\d+)\".*", "$1");
    }
}
