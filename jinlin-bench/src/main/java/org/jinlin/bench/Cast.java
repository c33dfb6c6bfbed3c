package org.jinlin.bench;

import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Who plays one lifecycle: somebody who reports, the worker of a grid, and a property company that gets the order.
///
/// @param grid    the unit of the worker, where the report is about
/// @param company the unit of the manager
record Cast(int district, Browser resident, Browser worker, Browser manager, String grid, String company) {

    /// How many casts each tenant has: few are busy, most are not.
    private static final int[] SHARES = {12, 7, 5, 4, 3, 3, 2, 2, 2, 2, 1, 1};
    private static final Pattern UNIT = Pattern.compile("\"unit\":\"([0-9]+)\"");

    /// Signs everybody in.
    static List<Cast> gather(int port, Tenants tenants) throws IOException {
        var casts = new ArrayList<Cast>();
        try (var line = new HttpLine(port)) {
            for (int t = 0; t < tenants.districts().size(); t++) {
                int district = tenants.districts().get(t);
                for (int i = 1; i <= SHARES[t % SHARES.length]; i++) {
                    Browser worker = tenants.signIn(line, "worker", district, i);
                    Browser manager = tenants.signIn(line, "manager", district, i);
                    casts.add(new Cast(district, tenants.signIn(line, "resident", district, i), worker, manager, unit(line, worker), unit(line, manager)));
                }
            }
        }
        return List.copyOf(casts);
    }

    private static String unit(HttpLine line, Browser who) throws IOException {
        var unit = UNIT.matcher(who.get(line, "/api/me"));
        if (!unit.find()) {
            throw new IllegalStateException("a member of a cast has no post");
        }
        return unit.group(1);
    }
}
