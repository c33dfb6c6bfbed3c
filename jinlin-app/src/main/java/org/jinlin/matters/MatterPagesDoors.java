package org.jinlin.matters;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jinlin.kit.QrCode;
import org.jinlin.org.Tenant;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import org.springframework.web.util.UriComponentsBuilder;

/// The codes for the doors of buildings: whoever scans one reports about that building, and who answers for it has it first.
@Component
public class MatterPagesDoors {

    private static final int ON_SHEET = 6;
    private static final int ON_PAGE = 4 * ON_SHEET;
    /// Names above that of the building.
    private static final int AROUND = 2;

    private final Desk desk;
    private final HomeTenant home;
    private final MatterLists lists;

    MatterPagesDoors(Desk desk, HomeTenant home, MatterLists lists) {
        this.desk = desk;
        this.home = home;
        this.lists = lists;
    }

    /// @param around what lies above it
    public record Door(String name, String around, QrCode code, String address) {}

    /// @param unit   whose buildings these are
    /// @param sheets of paper
    /// @param next   the address of the page after this; null on the last
    public record Doors(String unit, List<List<Door>> sheets, @Nullable String next) {}

    /// Whether the reader answers for a unit of the tree, where buildings stand.
    boolean areOffered(Actor actor) {
        return !own(actor).isEmpty();
    }

    private List<Long> own(Actor actor) {
        Tree tree = desk.tree(actor.district());
        return lists.units(actor).stream().filter(unit -> tree.find(unit).filter(found -> desk.playbookAt(actor.district(), unit).levels().contains(found.level())).isPresent()).toList();
    }

    /// The buildings at and below a unit that the reader answers for; empty for any other unit.
    ///
    /// @param named the unit's id or code; the reader's own when not said
    /// @param after the id of the last building of the page before
    /// @param base  the address of this server
    Optional<Doors> doors(Actor actor, @Nullable String named, @Nullable String after, UriComponentsBuilder base) {
        Tree tree = desk.tree(actor.district());
        List<Long> own = own(actor);
        Optional<Unit> unit = named == null ? own.stream().findFirst().flatMap(tree::find) : known(tree, named).filter(found -> own.stream().anyMatch(mine -> tree.isAtOrAbove(mine, found.id())));
        return unit.map(top -> page(actor.district(), tree, top, after, base));
    }

    private static Optional<Unit> known(Tree tree, String named) {
        Optional<Unit> byId = named.matches("\\d{1,18}") ? tree.find(Long.parseLong(named)) : Optional.empty();
        return byId.or(() -> tree.byCode(named));
    }

    private Doors page(int district, Tree tree, Unit top, @Nullable String after, UriComponentsBuilder base) {
        String lowest = desk.playbookAt(district, top.id()).levels().getLast();
        long last = after != null && after.matches("\\d{1,18}") ? Long.parseLong(after) : 0;
        var all = new ArrayList<>(tree.under(top.id()));
        all.add(top);
        List<Unit> rest = all.stream().filter(unit -> unit.level().equals(lowest) && unit.id() > last).sorted(Comparator.comparingLong(Unit::id)).limit(ON_PAGE + 1L).toList();
        List<Unit> shown = rest.subList(0, Math.min(ON_PAGE, rest.size()));
        var sheets = new ArrayList<List<Door>>();
        for (int from = 0; from < shown.size(); from += ON_SHEET) {
            sheets.add(shown.subList(from, Math.min(from + ON_SHEET, shown.size())).stream().map(unit -> door(district, tree, unit, base)).toList());
        }
        return new Doors(top.name(), List.copyOf(sheets), rest.size() > ON_PAGE ? "/print/doors?unit=" + top.id() + "&after=" + shown.getLast().id() : null);
    }

    private Door door(int district, Tree tree, Unit unit, UriComponentsBuilder base) {
        UriComponentsBuilder address = base.cloneBuilder().path("/r/new").queryParam("unit", unit.code() == null ? Long.toString(unit.id()) : unit.code())
                .queryParam(MatterPagesReportForm.BY, MatterPagesReportForm.DOOR);
        List<Tenant> tenants = home.all();
        if (tenants.size() > 1) {
            address.queryParam("district", desk.tenant(district).code());
        }
        String at = address.build().toUriString();
        String around = tree.chain(unit.id()).stream().skip(1).limit(AROUND).map(above -> tree.unit(above).name()).toList().reversed().stream().collect(Collectors.joining(" · "));
        return new Door(unit.name(), around, QrCode.of(at), at);
    }
}
