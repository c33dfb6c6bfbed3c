package org.jinlin.app;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.playbook.PackSource;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// How a file of real requests reads: which of its columns says what. Data of a pack, `playbooks/CODE/replay.yml`, so that
/// another city's file needs no Java.
///
/// @param tenant  the city of the pack; its fixed offset is that of the file's naive times
/// @param columns what we need -> the name of its column in the file
/// @param onTime  how the file says that a request was on time
/// @param overdue how the file says that it was late
/// @param person  the name of the made-up person who acts in the replay
/// @param posts   level -> the role that person holds at every unit of the level
record ReplayFormat(
        String pack, WorldFile.TenantPart tenant, Map<String, String> columns, String onTime, String overdue, String person, Map<String, String> posts) {

    static final String ID = "id";
    static final String OPENED = "opened";
    static final String TARGET = "target";
    static final String CLOSED = "closed";
    static final String STATUS = "status";
    static final String CATEGORY = "category";
    static final String DEPARTMENT = "department";
    static final String QUEUE = "queue";
    static final String REASON = "reason";

    private static final List<String> NEEDED = List.of(ID, OPENED, TARGET, CLOSED, STATUS, CATEGORY, DEPARTMENT, QUEUE, REASON);

    /// The formats of all packs that have one.
    static List<ReplayFormat> builtIn() {
        return PackSource.builtIn().codes().stream().filter(pack -> ReplayFormat.class.getResource("/" + path(pack)) != null)
                .map(pack -> read(pack, World.file(pack).tenant(), World.resource(path(pack)))).toList();
    }

    private static String path(String pack) {
        return "playbooks/" + pack + "/replay.yml";
    }

    static ReplayFormat read(String pack, WorldFile.TenantPart tenant, String yaml) {
        var settings = LoadSettings.builder().setLabel(path(pack)).setAllowDuplicateKeys(false).build();
        var file = WorldNode.of(path(pack), new Load(settings).loadFromString(yaml)).only("columns", "statuses", "person", "posts");
        var columns = new LinkedHashMap<String, String>();
        var named = file.map("columns").only(NEEDED.toArray(String[]::new));
        NEEDED.forEach(key -> columns.put(key, named.text(key)));
        var statuses = file.map("statuses").only("on_time", "overdue");
        return new ReplayFormat(pack, tenant, Map.copyOf(columns),
                statuses.text("on_time"), statuses.text("overdue"), file.text("person"), file.textMap("posts"));
    }

    /// Where each needed column stands in a file's header; empty when one is missing or there twice.
    Optional<Map<String, Integer>> places(List<String> header) {
        var places = new HashMap<String, Integer>();
        columns.forEach((key, name) -> {
            int first = header.indexOf(name);
            if (first >= 0 && first == header.lastIndexOf(name)) {
                places.put(key, first);
            }
        });
        return places.size() == columns.size() ? Optional.of(places) : Optional.empty();
    }

    /// What a file of this format lacks, for whoever wants to mend it.
    List<String> missing(List<String> header) {
        var missing = new ArrayList<>(columns.values().stream().filter(name -> header.stream().filter(name::equals).count() != 1).toList());
        missing.sort(null);
        return missing;
    }
}
