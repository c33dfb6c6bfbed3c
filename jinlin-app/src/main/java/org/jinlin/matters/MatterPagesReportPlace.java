package org.jinlin.matters;

import java.util.Optional;
import org.jinlin.kit.Refusal;
import org.jinlin.matters.MatterPagesPlaces.Place;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.locationtech.jts.geom.Coordinate;
import org.springframework.stereotype.Component;

/// The second step of reporting: at home, somewhere of a list, at a point, or nobody knows.
@Component
public class MatterPagesReportPlace {

    static final String HOME = "home";
    static final String LIST = "list";
    static final String POINT = "point";
    static final String UNSURE = "unsure";

    private static final String DEGREES = "-?\\d{1,3}(\\.\\d{1,12})?";

    private final MatterPagesPlaces places;
    private final Desk desk;

    MatterPagesReportPlace(MatterPagesPlaces places, Desk desk) {
        this.places = places;
        this.desk = desk;
    }

    /// What the step shows.
    ///
    /// @param at     which way is chosen
    /// @param home   where the reporter lives; absent when nobody knows
    /// @param named  the place of the list that was chosen
    /// @param point  the grid of the point that was chosen
    /// @param map    the grids around; absent without boundaries
    public record Where(String at, @Nullable Place home, @Nullable Place named, @Nullable Place point, @Nullable MatterPagesMap map, String longitude, String latitude) {

        /// The place as it will be sent; absent when staff are to find out.
        public @Nullable Place chosen() {
            return switch (at) {
                case HOME -> home;
                case LIST -> named;
                case POINT -> point;
                default -> null;
            };
        }
    }

    Where where(int district, Optional<Actor> actor, MatterPagesTyped typed, PageTexts texts) {
        Optional<Place> home = places.home(actor);
        Optional<Place> named = places.named(district, typed.first("place"));
        Coordinate point = point(typed);
        Optional<Place> grid = point == null ? Optional.empty() : places.at(district, point);
        String at = at(typed, home);
        Optional<Place> shown = switch (at) {
            case LIST -> named;
            case POINT -> grid;
            default -> home;
        };
        MatterPagesMap map = places.map(district, home.or(() -> named), shown, at.equals(POINT) ? point : null);
        return new Where(at, home.orElse(null), named.orElse(null), grid.orElse(null), map, typed.first("longitude"), typed.first("latitude"));
    }

    private static String at(MatterPagesTyped typed, Optional<Place> home) {
        String said = typed.first("at");
        return switch (said) {
            case LIST, POINT, UNSURE -> said;
            case HOME -> home.isPresent() ? HOME : UNSURE;
            default -> !typed.first("place").isBlank() ? LIST : home.isPresent() ? HOME : "";
        };
    }

    private static @Nullable Coordinate point(MatterPagesTyped typed) {
        boolean isPoint = typed.first("longitude").matches(DEGREES) && typed.first("latitude").matches(DEGREES);
        return isPoint ? new Coordinate(Double.parseDouble(typed.first("longitude")), Double.parseDouble(typed.first("latitude"))) : null;
    }

    /// What is wrong with the place: chosen from the list and not named, unknown, or outside of every grid.
    MatterPagesTyped checked(int district, Optional<Actor> actor, MatterPagesTyped typed, PageTexts texts) {
        Where where = where(district, actor, typed, texts);
        return switch (where.at()) {
            case LIST -> where.named() != null ? typed
                    : typed.wrong("place", typed.first("place").isBlank() ? texts.get("report.place.missing") : texts.sentence(Refusal.of("PLACE_UNKNOWN"), java.util.List.of()));
            case POINT -> where.point() != null ? typed : typed.wrong("place", texts.sentence(Refusal.of("POINT_OUTSIDE"), java.util.List.of()));
            default -> typed;
        };
    }

    /// As the engine takes it.
    MatterRequests.@Nullable Place request(int district, Optional<Actor> actor, MatterPagesTyped typed) {
        Optional<Place> home = places.home(actor);
        Coordinate point = point(typed);
        return switch (at(typed, home)) {
            case LIST -> typed.first("place").isBlank() ? null : new MatterRequests.Place(typed.first("place"), null, null);
            case POINT -> point == null ? null : new MatterRequests.Place(null, point.getX(), point.getY());
            case UNSURE -> home.map(known -> new MatterRequests.Place(Long.toString(known.wide()), null, null)).orElse(null);
            default -> null;
        };
    }

    /// The neighbourhood in which to look for the like.
    long wide(int district, Optional<Actor> actor, MatterPagesTyped typed) {
        Optional<Place> home = places.home(actor);
        Coordinate point = point(typed);
        Optional<Place> chosen = switch (at(typed, home)) {
            case LIST -> places.named(district, typed.first("place"));
            case POINT -> point == null ? Optional.empty() : places.at(district, point);
            default -> home;
        };
        return chosen.map(Place::wide).orElseGet(() -> desk.tree(district).root().id());
    }

    /// What was said, with where exactly in a line of its own: staff read it as one text.
    String said(MatterPagesTyped typed, PageTexts texts) {
        String text = typed.first("text");
        String spot = typed.first("spot").strip();
        return spot.isEmpty() ? text : text.isEmpty() ? texts.get("report.spot.said", spot) : text + "\n" + texts.get("report.spot.said", spot);
    }
}
