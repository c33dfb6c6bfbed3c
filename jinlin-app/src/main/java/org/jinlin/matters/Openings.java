package org.jinlin.matters;

import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tree;
import org.jinlin.people.Actor;
import org.jinlin.people.Consents;
import org.jinlin.people.People;
import org.jinlin.people.PhoneBook;
import org.jinlin.people.Post;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jooq.DSLContext;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;

/// Prepares the opening of a matter by somebody: where it is, whether it may be opened there in that way, and for whom.
/// Whoever is new is written down in the transaction that opens the matter: what is refused leaves nobody behind.
@Component
class Openings {

    private final Desk desk;
    private final Orgs orgs;
    private final People people;
    private final Consents consents;
    private final AskerProofs proofs;
    private final PhoneBook phones;

    Openings(Desk desk, Orgs orgs, People people, Consents consents, AskerProofs proofs, PhoneBook phones) {
        this.desk = desk;
        this.orgs = orgs;
        this.people = people;
        this.consents = consents;
        this.proofs = proofs;
        this.phones = phones;
    }

    Outcome<Work.Opening> prepare(DSLContext db, Actor actor, MatterRequests.Open request) {
        return place(actor, request.place()).then(place -> {
            Playbook playbook = desk.playbookAt(actor.district(), place);
            Kind kind = playbook.kinds().get(request.kind() == null ? "request" : request.kind());
            if (kind == null || kind.openedBy().isEmpty()) {
                return Outcome.refused("KIND_UNKNOWN", FieldRules.brief(String.valueOf(request.kind())));
            }
            Set<String> words = words(actor, place);
            if (kind.openedBy().stream().noneMatch(words::contains)) {
                return Outcome.refused("NOT_YOURS", "open");
            }
            Optional<Refusal> unproven = proofs.missing(actor, kind, words, request);
            if (unproven.isPresent()) {
                return new Outcome.Refused<>(unproven.get());
            }
            return channel(actor, request, playbook, words).then(channel -> asker(db, actor, request.asker(), words, playbook).then(asker -> only(db, actor.district(), kind, asker)).then(asker -> about(db, actor, request.about()).map(about -> {
                OptionalLong unit = actor.posts().stream().filter(post -> kind.openedBy().contains(post.role())).mapToLong(Post::unitId).findFirst();
                Double longitude = request.place() == null ? null : request.place().longitude();
                Double latitude = request.place() == null ? null : request.place().latitude();
                return new Work.Opening(playbook, kind.code(), actor, channel.code(), place, place, asker, actor.personId(),
                        unit.isPresent() ? unit.getAsLong() : null, about.orElse(null), null, longitude, latitude, channel.sets());
            })));
        });
    }

    /// Counts what was opened, last of all: what is refused for another reason counts for nothing.
    Outcome<Matter> counted(Actor actor, MatterRequests.Open request, Matter opened) {
        return proofs.counted(actor, request).map(_ -> opened);
    }

    /// What the actor may open as: alone, by token, or by a post whose unit is above the place.
    private Set<String> words(Actor actor, long place) {
        var words = new HashSet<String>();
        words.add(actor.kind() == Actor.Kind.GUEST ? "guest" : "resident");
        if (actor.viaApi()) {
            words.add("api");
        }
        List<Long> chain = desk.tree(actor.district()).chain(place);
        actor.openingPosts().stream().filter(post -> chain.contains(post.unitId())).map(Post::role).forEach(words::add);
        return words;
    }

    private Outcome<Playbook.Channel> channel(Actor actor, MatterRequests.Open request, Playbook playbook, Set<String> words) {
        String code = request.channel() == null ? actor.viaApi() ? "api" : "web" : request.channel();
        Playbook.Channel channel = playbook.channels().get(code);
        if (channel == null) {
            return Outcome.refused("CHANNEL_UNKNOWN", FieldRules.brief(code), String.join(", ", playbook.channels().keySet()));
        }
        return channel.by().stream().anyMatch(words::contains) ? Outcome.done(channel) : Outcome.refused("CHANNEL_NOT_YOURS", code);
    }

    /// The asker: the actor, or whoever staff reports for. A person without a phone is new each time.
    private Outcome<Long> asker(DSLContext db, Actor actor, MatterRequests.@Nullable Asker asker, Set<String> words, Playbook playbook) {
        String name = asker == null ? null : asker.name();
        String phone = asker == null ? null : asker.phone();
        boolean names = name != null || phone != null;
        Optional<Refusal> unfit = unfit(asker, "asker");
        if (unfit.isPresent()) {
            return new Outcome.Refused<>(unfit.get());
        }
        if (actor.kind() == Actor.Kind.GUEST) {
            // who is written down already cannot become somebody else by typing another name
            boolean isNew = people.register(db, actor, name, phone);
            if (isNew && phone != null && !phone.isBlank()) {
                consents.phoneGiven(db, actor, playbook);
            }
            return isNew || !names ? Outcome.done(actor.personId()) : Outcome.refused("ASKER_NOT_YOURS", "asker");
        }
        if (!names) {
            return Outcome.done(actor.personId());
        }
        return actor.isStaff() || words.contains("api") ? Outcome.done(people.guestByPhone(db, actor.district(), name, phone)) : Outcome.refused("ASKER_NOT_YOURS", "asker");
    }

    /// Of what nobody has two of, whoever has an open one opens no second.
    private Outcome<Long> only(DSLContext db, int district, Kind kind, long asker) {
        return kind.single() && !new RosterStore(db, district).having(kind.code(), phones.alike(db, district, asker)).isEmpty() ? Outcome.refused("OPEN_ALREADY") : Outcome.done(asker);
    }

    /// The person for whose sake somebody reports: always somebody new. The one known by that phone must not be found by
    /// whoever types it, nor be made the asker of what others say.
    private Outcome<Optional<Long>> about(DSLContext db, Actor actor, MatterRequests.@Nullable Asker about) {
        if (about == null || about.name() == null && about.phone() == null) {
            return Outcome.done(Optional.empty());
        }
        Optional<Refusal> unfit = unfit(about, "about");
        if (unfit.isPresent()) {
            return new Outcome.Refused<>(unfit.get());
        }
        if (actor.kind() != Actor.Kind.PERSON) {
            return Outcome.refused("ASKER_NOT_YOURS", "about");
        }
        Actor relative = people.newGuest(actor.district());
        people.register(db, relative, about.name(), about.phone());
        return Outcome.done(Optional.of(relative.personId()));
    }

    private static Optional<Refusal> unfit(MatterRequests.@Nullable Asker asker, String field) {
        String name = asker == null || asker.name() == null ? "" : asker.name();
        String phone = asker == null || asker.phone() == null ? "" : asker.phone();
        if (name.length() > 100 || phone.length() > 40) {
            return Optional.of(Refusal.of("TEXT_TOO_LONG", field, 100, 0));
        }
        return FieldRules.isStorable(name) && FieldRules.isStorable(phone) ? Optional.empty() : Optional.of(Refusal.of("TEXT_UNREADABLE", field));
    }

    /// The unit named, or the grid of the point, or the actor's home or post, or the top of the tree.
    private Outcome<Long> place(Actor actor, MatterRequests.@Nullable Place place) {
        Tree tree = desk.tree(actor.district());
        if (place != null && place.unit() != null) {
            return unit(tree, place.unit());
        }
        if (place != null && (place.longitude() == null) != (place.latitude() == null)) {
            return Outcome.refused("FIELD_MISSING", place.longitude() == null ? "longitude" : "latitude");
        }
        if (place != null && place.longitude() != null && place.latitude() != null) {
            OptionalLong grid = orgs.unitAt(actor.district(), place.longitude(), place.latitude());
            return grid.isPresent() ? Outcome.done(grid.getAsLong()) : Outcome.refused("POINT_OUTSIDE", "place");
        }
        OptionalLong home = people.home(actor.district(), actor.personId());
        return Outcome.done(home.orElseGet(() -> actor.openingPosts().stream().mapToLong(Post::unitId).findFirst().orElse(tree.root().id())));
    }

    private static Outcome<Long> unit(Tree tree, String named) {
        try {
            long id = Long.parseLong(named);
            if (tree.find(id).isPresent()) {
                return Outcome.done(id);
            }
        } catch (NumberFormatException e) {
            // a division or grid code, perhaps
        }
        return tree.byCode(named).map(unit -> Outcome.done(unit.id())).orElseGet(() -> Outcome.refused("PLACE_UNKNOWN", "place"));
    }
}
