package org.jinlin.app;

import java.util.Map;
import java.util.TreeMap;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;

/// A district with its three administrators, residents without a post: `resident-01` is for security, `resident-02` for the system,
/// `resident-03` for audit.
final class AdminWorld {

    final TestWorld world;

    AdminWorld(String playbook) {
        world = TestServer.get().world(playbook);
        for (var office : Map.of("resident-01", Administrator.SECURITY, "resident-02", Administrator.SYSTEM, "resident-03", Administrator.AUDIT).entrySet()) {
            TestServer.get().bean(Administrators.class).first(world.district(), world.person(office.getKey()), office.getValue(), "启用系统").orThrow();
        }
    }

    PageClient page(String who) {
        return PageClient.signedIn(world, who);
    }

    /// Sends the form of the posts of somebody, as the security administrator.
    PageClient.Html posts(String person, String go, Map<String, String> fields) {
        return send("resident-01", "/posts/" + world.person(person), go, fields);
    }

    PageClient.Html give(String person, String role, String unit, Map<String, String> more) {
        var fields = new TreeMap<>(Map.of("f.role", role, "f.unit", unit, "f.reason", "人事通知 12 号"));
        fields.putAll(more);
        return posts(person, "give", fields);
    }

    /// Ends the first post that the page shows.
    PageClient.Html end(String person, Map<String, String> fields) {
        String path = "/posts/" + world.person(person);
        var form = page("resident-01").get(path).form(path).set("go", "end");
        fields.forEach(form::set);
        return form.send();
    }

    PageClient.Html send(String who, String path, String go, Map<String, String> fields) {
        var form = page(who).get(path).form(path).without("f.post").set("go", go);
        fields.forEach(form::set);
        return form.send();
    }
}
