package org.jinlin.matters;

import jakarta.servlet.http.HttpServletRequest;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Photo;
import org.jinlin.kit.PhotoBox;
import org.jspecify.annotations.Nullable;

/// What is to be covered on a photo, as a form says it: ticked fields of a grid that lies over the photo, which need no script,
/// and boxes that were drawn. Pure.
///
/// @param cells numbers of ticked fields, from the top left, line by line
/// @param drawn boxes that a finger drew
public record PublishedForm(Grid grid, Set<Integer> cells, List<PhotoBox> drawn) {

    /// More than a hand draws on one photo.
    public static final int DRAWN_MOST = 2000;

    private static final int COLUMNS = 10;
    private static final int ROWS_MOST = 30;
    private static final int WHOLE = 1000;

    /// About square fields, ten in a line: large enough for a finger on a narrow phone.
    public record Grid(int columns, int rows) {
        static Grid of(int width, int height) {
            return new Grid(COLUMNS, Math.clamp(Math.round((float) COLUMNS * height / Math.max(1, width)), 1, ROWS_MOST));
        }

        public List<Integer> cells() {
            return IntStream.range(0, columns * rows).boxed().toList();
        }

        public int row(int cell) {
            return cell / columns + 1;
        }

        public int column(int cell) {
            return cell % columns + 1;
        }

        /// Neighbours leave nothing between them.
        PhotoBox box(int cell) {
            int left = cell % columns * WHOLE / columns;
            int right = (cell % columns + 1) * WHOLE / columns;
            int top = cell / columns * WHOLE / rows;
            int bottom = (cell / columns + 1) * WHOLE / rows;
            return new PhotoBox(left, top, right - left, bottom - top);
        }
    }

    /// A page of a form.
    ///
    /// @param preview the photo as everybody would see it, as a data address; absent while it is being covered
    /// @param error   what is wrong
    public record Screen(String number, PublishedPhotos.Line photo, PublishedForm form, @Nullable String preview, @Nullable String error) {

        Screen with(@Nullable String wrong) {
            return new Screen(number, photo, form, preview, wrong);
        }
    }

    static PublishedForm blank(int width, int height) {
        return new PublishedForm(Grid.of(width, height), Set.of(), List.of());
    }

    /// Refuses what no page of ours sends (REQUEST_MALFORMED): what is meant to be covered must not be dropped in silence.
    static Outcome<PublishedForm> read(HttpServletRequest request, int width, int height) {
        Grid grid = Grid.of(width, height);
        List<String> cells = given(request, "cell");
        List<String> boxes = given(request, "box");
        List<PhotoBox> drawn = boxes.stream().map(PhotoBox::read).flatMap(Optional::stream).toList();
        boolean fits = cells.stream().allMatch(cell -> cell.matches("\\d{1,3}") && Integer.parseInt(cell) < grid.columns() * grid.rows());
        return fits && drawn.size() == boxes.size() && boxes.size() <= DRAWN_MOST
                ? Outcome.done(new PublishedForm(grid, cells.stream().map(Integer::valueOf).collect(Collectors.toUnmodifiableSet()), drawn))
                : Outcome.refused("REQUEST_MALFORMED");
    }

    private static List<String> given(HttpServletRequest request, String name) {
        String[] values = request.getParameterValues(name);
        return values == null ? List.of() : Arrays.asList(values);
    }

    public List<PhotoBox> boxes() {
        return Stream.concat(cells.stream().sorted().map(grid::box), drawn.stream()).toList();
    }

    public boolean has(int cell) {
        return cells.contains(cell);
    }

    /// The hidden fields that carry it on to the next page.
    public List<String> ticked() {
        return new ArrayList<>(cells).stream().sorted().map(String::valueOf).toList();
    }

    static String data(Photo photo) {
        return "data:image/jpeg;base64," + Base64.getEncoder().encodeToString(photo.jpeg());
    }
}
