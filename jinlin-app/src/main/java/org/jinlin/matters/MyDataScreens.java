package org.jinlin.matters;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Masks;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.org.Unit;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequests;
import org.jinlin.people.Guardians;
import org.jinlin.people.HomeProofs;
import org.jinlin.people.OwnRecord;
import org.jinlin.people.OwnRecords;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Puts together the page of what is kept of somebody. Masked unless asked for: somebody may look over the shoulder.
@Component
class MyDataScreens {

    private final OwnRecords own;
    private final DataRequests requests;
    private final Guardians guardians;
    private final DataRights mine;
    private final HomeProofs homes;
    private final Desk desk;

    MyDataScreens(OwnRecords own, DataRequests requests, Guardians guardians, DataRights mine, HomeProofs homes, Desk desk) {
        this.own = own;
        this.requests = requests;
        this.guardians = guardians;
        this.mine = mine;
        this.homes = homes;
        this.desk = desk;
    }

    /// What came of a form on the page.
    ///
    /// @param fault why it was not taken
    /// @param what  which field it was about
    /// @param done  what was done instead
    record Came(@Nullable String fault, String what, String typed, @Nullable String done) {
        static final Came OF_NOTHING = new Came(null, "", "", null);
    }

    MyDataScreen of(Actor actor, long person, boolean shown, Came came, PageTexts texts) {
        int district = actor.district();
        Playbook playbook = mine.playbook(district, person);
        Optional<OwnRecord> kept = own.of(district, person);
        boolean self = person == actor.personId();
        List<MyDataScreen.Child> children = self ? guardians.children(district, person).stream()
                .map(child -> new MyDataScreen.Child(Long.toString(child.personId()), shown ? child.name() : Masks.name(child.name()), day(child.until()))).toList() : List.of();
        return new MyDataScreen(self ? "" : Long.toString(person), shown, actor.kind() == Actor.Kind.GUEST, kept.map(data -> rows(district, data, shown, texts)).orElse(List.of()),
                kept.map(data -> data.careOf().stream().map(care -> texts.get(care.consentAt() == null ? "myData.care.ruled" : "myData.care.agreed", playbook.term("", care.kind(), texts.language()), day(care.from()))).toList()).orElse(List.of()),
                requests.of(district, person).stream().limit(10).map(request -> waiting(request, texts)).toList(), children, kept.map(OwnRecord::door).isPresent(),
                came.fault(), came.what(), came.typed(), came.done());
    }

    private List<MyDataScreen.Row> rows(int district, OwnRecord data, boolean shown, PageTexts texts) {
        var rows = new ArrayList<MyDataScreen.Row>();
        row(rows, "name", data.name().isBlank() ? null : shown ? data.name() : Masks.name(data.name()));
        row(rows, "phone", data.phone() == null ? null : shown ? data.phone() : Masks.phone(PhoneNumbers.normalise(data.phone()).orElse("")));
        row(rows, "address", data.address() == null ? null : shown ? data.address() : Masks.door(data.address()));
        row(rows, "home", data.unitId() == null ? null : desk.tree(district).find(data.unitId()).map(Unit::name).orElse(null));
        row(rows, "homeProof", homes.of(district, data.personId()).map(proof -> texts.dated(proof.at())).orElse(null));
        row(rows, "door", data.door() == null ? null : shown ? data.door() : Masks.door(data.door()));
        row(rows, "tags", data.tags().isEmpty() ? null : shown ? String.join(texts.get("comma"), data.tags().stream().map(tag -> texts.find("myData.tag." + tag).orElse(tag)).toList()) : texts.get("myData.hidden"));
        row(rows, "account", texts.get(data.account() ? "myData.account.yes" : "myData.account.no"));
        row(rows, "sessions", data.sessions().isEmpty() ? null : String.join(texts.get("comma"), data.sessions().stream().map(one -> texts.when(one.since())).toList()));
        row(rows, "links", data.links().isEmpty() ? null : texts.get("myData.links.until", data.links().size(), texts.when(data.links().getFirst().until())));
        row(rows, "since", texts.dated(data.since()));
        return rows;
    }

    private static void row(List<MyDataScreen.Row> rows, String key, @Nullable String value) {
        if (value != null) {
            rows.add(new MyDataScreen.Row(key, value));
        }
    }

    static MyDataScreen.Wait waiting(DataRequest request, PageTexts texts) {
        return new MyDataScreen.Wait(Long.toString(request.id()), request.what().name().toLowerCase(Locale.ROOT), texts.when(request.askedAt()), texts.when(request.dueAt()),
                request.state() == DataRequest.State.ASKED, request.reason(), request.state().name().toLowerCase(Locale.ROOT));
    }

    private static String day(LocalDate day) {
        return day.toString();
    }
}
