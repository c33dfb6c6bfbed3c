package org.jinlin.app;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jinlin.app.WorldNode.Range;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// A demo world as it is described in `playbooks/CODE/world.yml`: what to make, how many, and how to name it. Every map keeps
/// the order of the file. The words are explained in those of the packs.
///
/// @param phonesFrom the first of the invented phone numbers, from a range that does not exist; 0 when nobody gets one
public record WorldFile(TenantPart tenant, @Nullable DivisionsPart divisions, Map<String, UnitPart> units, Map<String, HomePart> households,
        long phonesFrom, Map<String, PersonPart> persons, Map<String, LinkPart> links, Map<String, AccountPart> accounts) {

    /// @param since the first day of every unit, appointment and link
    record TenantPart(int district, String code, String name, ZoneId zone, String level, LocalDate since) {}

    /// Real divisions, from a table of codes and names.
    ///
    /// @param levels  how many digits a code of the level has
    /// @param endings what a name's ending becomes; the first that fits counts
    /// @param phones  of the offices of a level, by a pattern
    record DivisionsPart(String file, Map<String, Integer> levels, Map<String, String> endings, Map<String, String> phones) {}

    /// Units below others: either `names` (code: name), or as many as `total` or `each` says, named by a pattern.
    ///
    /// @param under `root`, a code, a group written above, or a level
    /// @param total spread evenly over all parents; 0 when `each` holds
    /// @param phone a pattern for the work phones of their offices
    record UnitPart(String level, String under, Map<String, String> names, int total, Range each, @Nullable String name,
            @Nullable String code, @Nullable String phone, @Nullable MeshPart mesh) {}

    /// Polygons for the units of a group.
    ///
    /// @param longitude of the centre, degrees, CGCS2000
    /// @param metres    width and height of a cell
    /// @param warp      how crooked, 0 to 0.4 of a cell
    /// @param source    where the polygons come from
    record MeshPart(double longitude, double latitude, int columns, double widthMetres, double heightMetres, double warp, String source) {}

    /// @param tags one household in so many has the tag
    record HomePart(String at, Range each, int doorsPerFloor, String door, Map<String, Integer> tags) {}

    /// Persons with a post (`role` and `at`), or who live somewhere (`in`).
    ///
    /// @param total  so many in all instead of `each`, spread evenly; 0 when `each` counts
    /// @param heldBy a group above whose persons hold these posts as well, after leaving out `skip`
    /// @param there  only those who live or work at the very unit, `skip` counted at each
    record PersonPart(@Nullable String role, @Nullable String at, @Nullable String in, Range each, int total, @Nullable String name,
            @Nullable String heldBy, boolean there, int skip) {}

    /// Persons of a group take turns with the households that have one of the tags, or with the units of `to`.
    record LinkPart(String from, List<String> tagged, @Nullable String to) {}

    /// Demo accounts for the first persons of a group, after leaving out `skip`, or of those posted at one unit.
    record AccountPart(String of, @Nullable String at, int skip, int count, String label) {}

    /// @param path where the text comes from, for the sentence about a fault
    public static WorldFile read(String path, String yaml) {
        var settings = LoadSettings.builder().setLabel(path).setAllowDuplicateKeys(false).build();
        var world = WorldNode.of(path, new Load(settings).loadFromString(yaml))
                .only("tenant", "divisions", "units", "households", "phones_from", "persons", "links", "accounts");
        return new WorldFile(tenant(world.map("tenant")), world.has("divisions") ? divisions(world.map("divisions")) : null,
                world.maps("units", (key, node) -> units(node)), world.maps("households", (key, node) -> homes(node)),
                world.has("phones_from") ? world.longNumber("phones_from") : 0,
                world.maps("persons", (key, node) -> persons(node)), world.maps("links", (key, node) -> links(node)),
                world.maps("accounts", (key, node) -> accounts(node)));
    }

    /// The same world with the sign-in names of its pack, for an installation that holds others: `demo-head` is `PACK-head`.
    WorldFile withLoginsOf(String pack) {
        var own = new LinkedHashMap<String, AccountPart>();
        accounts.forEach((login, account) -> own.put(login.replaceFirst("^demo-", pack + "-"), account));
        return new WorldFile(tenant, divisions, units, households, phonesFrom, persons, links, own);
    }

    private static TenantPart tenant(WorldNode node) {
        node.only("district", "code", "name", "zone", "level", "since");
        return new TenantPart(node.number("district", 0), node.text("code"), node.text("name"), ZoneId.of(node.text("zone")),
                node.text("level"), LocalDate.parse(node.text("since")));
    }

    private static DivisionsPart divisions(WorldNode node) {
        node.only("file", "levels", "endings", "phones");
        return new DivisionsPart(node.text("file"), node.numberMap("levels"), node.textMap("endings"), node.textMap("phones"));
    }

    private static UnitPart units(WorldNode node) {
        node.only("level", "under", "names", "total", "each", "name", "code", "phone", "mesh");
        if (!node.has("names")) {
            node.text("name");
        }
        return new UnitPart(node.text("level"), node.text("under"), node.textMap("names"), node.number("total", 0), node.range("each", 1),
                node.textOrNull("name"), node.textOrNull("code"), node.textOrNull("phone"), node.has("mesh") ? mesh(node.map("mesh")) : null);
    }

    private static MeshPart mesh(WorldNode node) {
        node.only("centre", "columns", "metres", "warp", "source");
        double[] centre = node.pair("centre");
        double[] metres = node.pair("metres");
        return new MeshPart(centre[0], centre[1], node.number("columns", 1), metres[0], metres[1], node.decimal("warp"),
                node.text("source"));
    }

    private static HomePart homes(WorldNode node) {
        node.only("at", "each", "doors_a_floor", "door", "tags");
        return new HomePart(node.text("at"), node.range("each", 1), Math.max(1, node.number("doors_a_floor", 1)), node.text("door"),
                node.numberMap("tags"));
    }

    private static PersonPart persons(WorldNode node) {
        node.only("role", "at", "in", "each", "total", "name", "held_by", "there", "skip");
        if (!node.has("in")) {
            node.text("role");
            node.text("at");
        }
        if (!node.has("held_by")) {
            node.text("name");
        }
        return new PersonPart(node.textOrNull("role"), node.textOrNull("at"), node.textOrNull("in"), node.range("each", 1),
                node.number("total", 0), node.textOrNull("name"), node.textOrNull("held_by"), node.flag("there"), node.number("skip", 0));
    }

    private static LinkPart links(WorldNode node) {
        node.only("from", "tagged", "to");
        return new LinkPart(node.text("from"), node.has("to") ? List.of() : node.texts("tagged"), node.textOrNull("to"));
    }

    private static AccountPart accounts(WorldNode node) {
        node.only("of", "at", "skip", "count", "label");
        return new AccountPart(node.text("of"), node.textOrNull("at"), node.number("skip", 0), node.number("count", 1), node.text("label"));
    }
}
