package org.jinlin.matters;

import com.fasterxml.jackson.annotation.JsonInclude;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Page;
import org.jinlin.people.Actor;
import org.jinlin.people.Contact;
import org.jspecify.annotations.Nullable;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.RequestMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The JSON API of matters. A refusal is answered as problem+json with its code and a sentence in the caller's language.
@RestController
@RequestMapping("/api/matters")
class MatterApi {

    private final Matters matters;
    private final MatterLists lists;
    private final Search search;
    private final HomeTenant home;

    MatterApi(Matters matters, MatterLists lists, Search search, HomeTenant home) {
        this.matters = matters;
        this.lists = lists;
        this.search = search;
        this.home = home;
    }

    @PostMapping
    Outcome<MatterView> open(Actor actor, @RequestBody MatterRequests.Open request, Locale locale) {
        return matters.open(actor, request, locale.getLanguage());
    }

    /// Without an account. The claim leads back: open `/r?claim=...` in a browser, or send it as the cookie.
    @PostMapping("/guest")
    Outcome<Matters.GuestOpened> openAsGuest(@RequestParam @Nullable String district, @RequestBody MatterRequests.Open request, Locale locale) {
        return home.of(district).then(tenant -> matters.openAsGuest(tenant.district(), request, locale.getLanguage()));
    }

    record Reveal(@Nullable String reason) {}

    /// @param name   null where nobody asked, and only sealed fields were opened
    /// @param sealed what was said in sealed fields, where there are any
    record Revealed(@Nullable String name, @Nullable String phone, @JsonInclude(JsonInclude.Include.NON_NULL) @Nullable Revealed about,
            @JsonInclude(JsonInclude.Include.NON_EMPTY) Map<String, String> sealed) {
        static Revealed of(MatterRevealed revealed) {
            var contact = revealed.contact();
            return contact == null ? new Revealed(null, null, null, revealed.sealed()) : of(contact, revealed.sealed());
        }

        private static Revealed of(Contact contact, Map<String, String> sealed) {
            return new Revealed(contact.name(), contact.phone(), contact.about() == null ? null : of(contact.about(), Map.of()), sealed);
        }
    }

    /// The asker and what lies sealed in clear, with a reason that the asker can read later.
    @PostMapping("/{number}/reveals")
    Outcome<Revealed> reveal(Actor actor, @PathVariable String number, @RequestBody Reveal request) {
        return matters.reveal(actor, number, request.reason() == null ? "" : request.reason()).map(Revealed::of);
    }

    @GetMapping
    Outcome<Page<MatterLine>> list(Actor actor, @RequestParam @Nullable String view, @RequestParam @Nullable String after, @RequestParam @Nullable String limit, Locale locale) {
        return lists.list(actor, view, after, limit, locale.getLanguage());
    }

    /// @param q what was typed
    record Find(@Nullable String q, @Nullable String after, @Nullable String limit) {}

    /// What is typed in a search is a name or a phone at times, so it travels in the body: addresses are kept in logs and histories.
    @PostMapping("/search")
    Outcome<Page<MatterLine>> search(Actor actor, @RequestBody Find request, Locale locale) {
        return search.find(actor, request.q() == null ? "" : request.q(), request.after(), request.limit(), locale.getLanguage());
    }

    @GetMapping("/{number}")
    Outcome<MatterView> find(Actor actor, @PathVariable String number, Locale locale) {
        return matters.find(actor, number, locale.getLanguage());
    }

    @GetMapping("/{number}/moves")
    Outcome<List<MoveView>> moves(Actor actor, @PathVariable String number, Locale locale) {
        return matters.moves(actor, number, locale.getLanguage());
    }

    @PostMapping("/{number}/moves")
    Outcome<MatterView> move(Actor actor, @PathVariable String number, @RequestBody MatterRequests.Make request, Locale locale) {
        return matters.move(actor, number, request, locale.getLanguage());
    }
}
