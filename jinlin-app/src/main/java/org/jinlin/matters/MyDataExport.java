package org.jinlin.matters;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Actor;
import org.jinlin.people.Consents;
import org.jinlin.people.GivenConsent;
import org.jinlin.people.LookRow;
import org.jinlin.people.OwnRecord;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Writes all that is kept of a person as one JSON document, part by part, so that it takes no more memory than one page of a list
/// (PIPL Art. 45: a copy, and one that can be carried elsewhere). Its shape is written down in docs/mydata.md.
@Component
class MyDataExport {

    static final long FORMAT = 1;
    private static final String EACH = "50";

    private final OwnRecords own;
    private final Consents consents;
    private final MatterLists lists;
    private final Matters matters;
    private final ElsewhereSent elsewhere;

    MyDataExport(OwnRecords own, Consents consents, MatterLists lists, Matters matters, ElsewhereSent elsewhere) {
        this.own = own;
        this.consents = consents;
        this.lists = lists;
        this.matters = matters;
        this.elsewhere = elsewhere;
    }

    void write(Actor actor, long person, PageTexts texts, OutputStream out) throws IOException {
        int district = actor.district();
        // a child asks for itself here: what it sees is what is its own, and nothing of its guardian
        Actor subject = new Actor(district, actor.kind(), person, List.of(), false);
        text(out, "{\"format\":" + FORMAT + ",\"made\":" + CanonicalJson.write(texts.now().toString()) + ",\"person\":" + CanonicalJson.write(own.of(district, person).map(MyDataExport::person).orElse(Map.of())));
        part(out, "requests", after -> lists.list(subject, "mine", after, EACH, texts.language()), line -> request(subject, line, texts.language()));
        part(out, "consents", after -> consents.all(district, person, after), MyDataExport::consent);
        part(out, "looks", after -> own.looks(district, person, after), MyDataExport::look);
        text(out, "}\n");
        out.flush();
    }

    private <T> void part(OutputStream out, String name, Function<@Nullable String, Outcome<Page<T>>> read, Function<T, Map<String, Object>> shape) throws IOException {
        text(out, ",\"" + name + "\":[");
        String after = null;
        String between = "";
        do {
            Page<T> page = switch (read.apply(after)) {
                case Outcome.Done<Page<T>>(Page<T> done) -> done;
                case Outcome.Refused<Page<T>>(Refusal refusal) -> throw new IllegalStateException("a list refuses its own cursor: " + refusal.code());
            };
            for (T item : page.items()) {
                text(out, between + CanonicalJson.write(shape.apply(item)));
                between = ",\n";
            }
            after = page.next().orElse(null);
        } while (after != null);
        text(out, "]");
    }

    private static Map<String, Object> person(OwnRecord data) {
        var person = new TreeMap<String, Object>();
        person.put("id", Long.toString(data.personId()));
        person.put("name", data.name());
        put(person, "phone", data.phone());
        put(person, "address", data.address());
        put(person, "door", data.door());
        put(person, "home", data.unitId() == null ? null : Long.toString(data.unitId()));
        person.put("tags", data.tags());
        person.put("account", data.account());
        person.put("since", data.since().toString());
        person.put("sessions", data.sessions().stream().map(session -> Map.of("since", session.since().toString(), "until", session.until().toString())).toList());
        person.put("links", data.links().stream().map(link -> Map.of("until", link.until().toString())).toList());
        person.put("care", data.careOf().stream().map(care -> {
            var line = new TreeMap<String, Object>(Map.of("kind", care.kind(), "from", care.from().toString()));
            put(line, "consentAt", care.consentAt() == null ? null : care.consentAt().toString());
            return line;
        }).toList());
        return person;
    }

    /// A request or something followed, as the person sees it: what is internal is not the person's.
    private Map<String, Object> request(Actor subject, MatterLine line, String language) {
        var request = new TreeMap<String, Object>(Map.of("number", line.number(), "kind", line.kind(), "stage", line.stage().name(), "place", line.place().name(), "openedAt", line.openedAt().toString()));
        put(request, "outcome", Optional.ofNullable(line.outcome()).map(MatterView.Named::name).orElse(null));
        var moves = new ArrayList<Map<String, Object>>();
        matters.moves(subject, line.number(), language).orElse(refusal -> List.of()).forEach(move -> {
            var one = new TreeMap<String, Object>(Map.of("do", move.verb(), "name", move.name(), "at", move.at().toString(), "hash", move.hash(), "texts", move.texts()));
            put(one, "erased", move.erased());
            put(one, "unit", move.unit() == null ? null : move.unit().name());
            moves.add(one);
        });
        request.put("moves", moves);
        List<Map<String, Object>> told = elsewhere.of(subject.district(), line.number()).stream().map(MyDataExport::told).toList();
        if (!told.isEmpty()) {
            request.put("elsewhere", told);
        }
        return request;
    }

    /// To whom the name was handed on, with its number there.
    private static Map<String, Object> told(ElsewhereSent.Line line) {
        var told = new TreeMap<String, Object>(Map.of("unit", line.unit()));
        put(told, "number", line.number());
        put(told, "overAt", line.overAt() == null ? null : line.overAt().toString());
        return told;
    }

    private static Map<String, Object> consent(GivenConsent given) {
        var consent = new TreeMap<String, Object>(Map.of("id", Long.toString(given.id()), "code", given.code(), "version", (long) given.version(), "playbook", given.playbook(),
                "playbookVersion", (long) given.playbookVersion(), "givenAt", given.givenAt().toString(), "byGuardian", given.givenBy() != given.personId()));
        put(consent, "withdrawnAt", given.withdrawnAt() == null ? null : given.withdrawnAt().toString());
        return consent;
    }

    private static Map<String, Object> look(LookRow look) {
        return new TreeMap<>(Map.of("at", look.at().toString(), "reader", look.reader(), "what", look.what(), "reason", look.reason()));
    }

    private static void put(Map<String, Object> into, String key, @Nullable Object value) {
        if (value != null) {
            into.put(key, value);
        }
    }

    private static void text(OutputStream out, String text) throws IOException {
        out.write(text.getBytes(StandardCharsets.UTF_8));
    }
}
