package org.jinlin.kit;

import java.awt.Rectangle;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// A part of a photo that is to be covered, in thousandths of its width and height, so that it says the same for every size.
public record PhotoBox(int left, int top, int width, int height) {

    private static final int WHOLE = 1000;
    private static final Pattern WRITTEN = Pattern.compile("(\\d{1,4}),(\\d{1,4}),(\\d{1,4}),(\\d{1,4})");

    /// Written as `left,top,width,height`. Empty for anything else, for a box without an area, and for one outside of the photo.
    public static Optional<PhotoBox> read(String written) {
        Matcher found = WRITTEN.matcher(written);
        return found.matches() ? Optional.of(new PhotoBox(number(found, 1), number(found, 2), number(found, 3), number(found, 4))).filter(PhotoBox::isInside) : Optional.empty();
    }

    private static int number(Matcher found, int group) {
        return Integer.parseInt(found.group(group));
    }

    private boolean isInside() {
        return width > 0 && height > 0 && left + width <= WHOLE && top + height <= WHOLE;
    }

    /// The pixels of a photo that it touches: no pixel that lies in part under it is left.
    Rectangle pixels(int photoWidth, int photoHeight) {
        int x = left * photoWidth / WHOLE;
        int y = top * photoHeight / WHOLE;
        int right = Math.ceilDiv((left + width) * photoWidth, WHOLE);
        int bottom = Math.ceilDiv((top + height) * photoHeight, WHOLE);
        return new Rectangle(x, y, right - x, bottom - y);
    }

    public String written() {
        return left + "," + top + "," + width + "," + height;
    }
}
