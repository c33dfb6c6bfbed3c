package org.jinlin.torture;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.torture.Phone.Answer;
import org.jinlin.torture.Script.On;
import org.jinlin.torture.Script.Step;
import org.jinlin.torture.Script.Twist;
import org.jinlin.torture.Script.Who;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// Plays one script after the other, each step until it was answered.
final class Player {

    /// The phones of who acts, the units of those whom the clerk sends, the community, and who the helpers are.
    record Cast(Map<Who, Phone> phones, String departmentUnit, String propertyUnit, String community, Map<Who, String> helpers) {}

    private final Cast cast;
    private final Ledger ledger;
    private final Home home;

    Player(Cast cast, Ledger ledger, Home home) {
        this.cast = cast;
        this.ledger = ledger;
        this.home = home;
    }

    void play(Script script) throws InterruptedException {
        String number = "";
        for (Step step : script.steps()) {
            if (!ledger.mayBegin() || !step.verb().equals("open") && number.isEmpty()) {
                return;
            }
            String target = step.on() == On.REQUEST ? number : child(script, step.who(), number);
            if (target != null) {
                Answer answer = step(script, step, target);
                if (answer.isDone() && step.on() == On.REQUEST) {
                    number = answer.json().path("number").asString();
                }
            }
        }
    }

    private Answer step(Script script, Step step, String number) throws InterruptedException {
        Phone phone = phone(script, step.who());
        if (step.twist() == Twist.STALE) {
            stale(phone, script, step, number);
        }
        Map<String, Object> body = body(script, step, step.id(), null);
        Answer answer = send(phone, step, number, body);
        if (answer.isDone() && step.twist() == Twist.REPEATED) {
            Answer again = send(phone, step, number, body);
            if (!again.isDone() && again.status() != 0 || again.isDone() && !again.json().path("number").equals(answer.json().path("number"))) {
                ledger.broken.add("%s %s was done, and refused as %s when it came again".formatted(step.verb(), step.id(), again.code()));
            }
        }
        return answer;
    }

    private Answer send(Phone phone, Step step, String number, Map<String, Object> body) throws InterruptedException {
        ledger.requests.incrementAndGet();
        Answer answer = phone.send(path(number), body);
        if (answer.isDone()) {
            ledger.acknowledged.add(new Ledger.Acknowledged(step.id(), answer.json().path("number").asString(), step.verb(), step.fields().containsKey("text")));
        } else if (answer.status() == 0) {
            ledger.unknown.add(new Ledger.Unknown(step.id(), number, step.verb()));
        } else {
            ledger.refused(answer.code());
        }
        return answer;
    }

    /// Sends a step with the version before the present one, under an id of its own: it has to be refused.
    private void stale(Phone phone, Script script, Step step, String number) throws InterruptedException {
        int version = phone.send("/api/matters/" + number, null).json().path("version").asInt(0);
        ledger.requests.incrementAndGet();
        var id = new UUID(step.id().getMostSignificantBits(), ~step.id().getLeastSignificantBits());
        Answer answer = phone.send(path(number), body(script, step, id, version - 1));
        if (answer.isDone()) {
            ledger.broken.add("%s on %s was done with the stale version %d".formatted(step.verb(), number, version - 1));
        } else {
            ledger.refused(answer.code());
        }
    }

    /// The number of the newest matter below the request that is this person's to work on.
    private @Nullable String child(Script script, Who who, String number) throws InterruptedException {
        String unit = unit(script, who == Who.HANDLER);
        String found = null;
        for (JsonNode child : phone(script, Who.CLERK).send("/api/matters/" + number, null).json().path("children")) {
            if (child.path("outcome").isNull() && child.at("/owner/id").asString("").equals(unit)) {
                found = child.path("number").asString();
            }
        }
        return found;
    }

    private Phone phone(Script script, Who who) {
        boolean turned = !script.department();
        return cast.phones().get(turned && who == Who.HANDLER ? Who.OTHER_HANDLER : turned && who == Who.OTHER_HANDLER ? Who.HANDLER : who);
    }

    private String unit(Script script, boolean first) {
        return script.department() == first ? cast.departmentUnit() : cast.propertyUnit();
    }

    private static String path(String number) {
        return number.isEmpty() ? "/api/matters" : "/api/matters/" + number + "/moves";
    }

    private Map<String, Object> body(Script script, Step step, UUID id, @Nullable Integer version) {
        var fields = new HashMap<String, Object>();
        step.fields().forEach((name, value) -> fields.put(name, switch (value) {
            case Script.UNIT -> unit(script, true);
            case Script.OTHER_UNIT -> unit(script, false);
            case Script.UNITS -> List.of(unit(script, true), unit(script, false));
            case Script.HELPER -> cast.helpers().get(step.who());
            case Script.IN_AN_HOUR -> home.now().plusSeconds(3600).toString();
            default -> value;
        }));
        var body = new HashMap<String, Object>(Map.of("id", id.toString(), "fields", fields));
        if (!step.verb().equals("open")) {
            body.put("do", step.verb());
        } else if (!script.kind().equals(Script.REQUEST)) {
            body.put("kind", script.kind());
            body.put("place", Map.of("unit", cast.community()));
        }
        if (version != null) {
            body.put("version", version);
        }
        return body;
    }
}
