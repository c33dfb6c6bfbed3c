package org.jinlin.proof;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What a statement would touch on the shadow database, by its plan: the partitions, and so the machines.
///
/// @param partitions numbers of the partitions that are read or changed; empty when no table of districts is
/// @param spread     tables of districts that are named at all
record Explained(TreeSet<Integer> partitions, TreeSet<String> spread) {

    private static final JsonMapper JSON = new JsonMapper();
    private static final Pattern PARTITION = Pattern.compile("(.+)__p(\\d+)");

    /// Asked as the owner, whom row-level security does not bind: the statement itself has to name its district.
    static Explained of(Connection owner, StatementLog.Sent sent) throws SQLException {
        try (var statement = owner.prepareStatement("explain (format json) " + sent.sql())) {
            sent.bind(statement);
            try (var rows = statement.executeQuery()) {
                rows.next();
                var explained = new Explained(new TreeSet<>(), new TreeSet<>());
                explained.read(JSON.readTree(rows.getString(1)));
                return explained;
            }
        }
    }

    private void read(JsonNode node) {
        if (node.has("Relation Name")) {
            Matcher partition = PARTITION.matcher(node.get("Relation Name").asString());
            if (partition.matches()) {
                partitions.add(Integer.parseInt(partition.group(2)));
                spread.add(partition.group(1));
            }
        }
        node.forEach(this::read);
    }
}
