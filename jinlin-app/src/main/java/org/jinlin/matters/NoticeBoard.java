package org.jinlin.matters;

import java.util.List;
import org.jinlin.kit.Page;
import org.jspecify.annotations.Nullable;

/// The board of a place, as everybody may read it.
///
/// @param district its code, where several are served
/// @param kinds    of which something stands there or below
/// @param kind     the one that is read; absent for the board itself
/// @param types    kinds of organisation at which something of it stands
/// @param type     the one of them that is read; empty for all
/// @param lines    of that kind
/// @param map      where they stand
/// @param pillars  whether the place has a page of public numbers
public record NoticeBoard(NoticePlaces.Area area, String district, List<Notices.Held> kinds, MatterView.@Nullable Named kind, List<Notices.Held> types, String type, Page<Notice> lines, @Nullable NoticeMap map,
        MatterPagesPlaces.@Nullable Office office, boolean pillars) {

    /// The address of a board.
    public String of(String unitId) {
        return "/area?district=" + district + "&unit=" + unitId;
    }

    /// The address of those at one kind of organisation.
    public String type(String code) {
        return kind(kind == null ? "" : kind.code()) + "&of=" + code;
    }

    /// The address of one kind on this board.
    public String kind(String code) {
        return of(area.unit().id()) + "&kind=" + code;
    }
}
