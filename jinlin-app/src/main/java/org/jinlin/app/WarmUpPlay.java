package org.jinlin.app;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.stream.Collectors;

/// What a server does again and again until it is warm: a request from its report to its rating, and the pages that people
/// look at meanwhile.
final class WarmUpPlay {

    private static final String TEXT = "rehearsal";

    private final WarmUpPlayer clerk;
    private final WarmUpPlayer manager;
    private final WarmUpPlayer resident;
    private final String community;
    private final String company;

    /// @param accounts of the rehearsed world
    WarmUpPlay(String address, String key, List<DemoAccount> accounts) {
        var players = accounts.stream().collect(Collectors.toMap(DemoAccount::label, account -> WarmUpPlayer.signedIn(address, key, account)));
        clerk = players.get("clerk");
        manager = players.get("manager");
        resident = players.get("resident");
        community = unit(clerk);
        company = unit(manager);
    }

    private static String unit(WarmUpPlayer who) {
        return who.find("/api/me").findValue("unit").asString();
    }

    void once() {
        String request = resident.post("/api/matters", Map.of("id", UUID.randomUUID(), "place", Map.of("unit", community), "fields", Map.of("text", TEXT))).get("number").asString();
        resident.look("/r/new");
        resident.look("/r/" + request);
        clerk.look("/desk");
        clerk.look("/desk/" + request);
        clerk.move(request, "accept", Map.of("nature", "service", "scope", "some", "harm", "slight"));
        String order = clerk.move(request, "dispatch", Map.of("unit", company)).at("/children/0/number").asString();
        manager.find("/api/matters?view=desk");
        manager.find("/api/matters/" + order);
        manager.move(order, "accept", Map.of());
        manager.move(order, "finish", Map.of("text", TEXT));
        clerk.move(request, "finish", Map.of("text", TEXT));
        resident.find("/api/matters/" + request + "/moves");
        resident.move(request, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        resident.look("/r");
    }
}
