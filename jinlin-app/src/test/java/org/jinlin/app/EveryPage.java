package org.jinlin.app;

import static java.util.Map.entry;

import java.util.List;
import java.util.Map;

/// Every page there is, as those see it whom it is for: what the tests of all pages go through, and what `./jinlin shots`
/// takes pictures of. Who adds a route of pages adds it here, or [EveryPageTest] fails.
///
/// @param route as its controller writes it
/// @param name  of its pictures; unique
/// @param who   an account of the small world, or [#NOBODY], or [#GUEST]
/// @param path  as it is asked for, with the numbers of an [EveryPageWorld] in braces
/// @param area  which budget it has, and on which screens it is looked at
record EveryPage(String route, String name, String who, String path, Area area) {

    static final String NOBODY = "nobody";

    /// Who has reported without an account and holds the cookie of the claim link.
    static final String GUEST = "guest";

    /// Of the second district, whose playbook has what the first has not.
    static final String OTHER = "@other";

    /// Of the third district, where people check in.
    static final String SERVING = "@serving";

    /// What a page may weigh (issue: quality bars). The desk has no bar for the raw size; one is set so that it is seen when it grows.
    ///
    /// @param rawKb  CSS and JavaScript of a page, as they lie on the disk
    /// @param wireKb everything of a first visit but photos, as it comes
    enum Area {
        RESIDENT(150, 40), FIELD(150, 40), DESK(400, 120), LEADER(400, 300), PRINT(150, 40), KIT(400, 120);

        final int rawKb;
        final int wireKb;

        Area(int rawKb, int wireKb) {
            this.rawKb = rawKb;
            this.wireKb = wireKb;
        }

        /// Whether it is pressed with a thumb: 44 pixels, 60 in large print. Elsewhere a mouse does with the 24 that WCAG 2.2 wants and axe looks for.
        boolean isForThumbs() {
            return this == RESIDENT || this == FIELD;
        }
    }

    /// What is asked for with GET outside the API and is no page.
    static final Map<String, String> NO_PAGES = Map.ofEntries(entry("/f/{id:\\d{1,18}}", "a photo"),
            entry("/sign-in/openid", "a way to another site"),
            entry("/sign-in/openid/back", "the way back from it"),
            entry("/sign-out/openid/go", "a way to another site"),
            entry("/dash.xlsx", "a file"),
            entry("/dash/list.xlsx", "a file"),
            entry("/charts/{chart}/picture.svg", "a picture"),
            entry("/desk/queue", "the list of a page that is open already"),
            entry("/desk/events", "news, as long as somebody listens"),
            entry("/r/{number}/events", "news of one matter, as long as somebody listens"),
            entry("/print/agreement/{number}/pdf", "a file"),
            entry("/agreement/{number}/{key}/pdf", "a file"),
            entry("/area/photos/{number}/{id:\\d{1,18}}", "a photo"),
            entry("/f/now", "what a phone asks before it sends"),
            entry("/f/worker.js", "a script"),
            entry("/me/consents/{id:[0-9]{1,18}}/pdf", "a file"),
            entry("/me/points/certificate", "a file"),
            entry("/rosters/template.xlsx", "a file"),
            entry("/audit.csv", "a file"),
            entry("/audit.jsonl", "a file"));

    static final List<EveryPage> ALL = List.of(
            new EveryPage("/", "home-nobody", NOBODY, "/", Area.RESIDENT),
            new EveryPage("/", "home", "resident-01", "/", Area.RESIDENT),
            new EveryPage("/", "home-staff", "clerk", "/", Area.RESIDENT),
            new EveryPage("/sign-in", "sign-in", NOBODY, "/sign-in", Area.RESIDENT),
            new EveryPage("/sign-out/openid", "sign-out-openid", NOBODY, "/sign-out/openid", Area.RESIDENT),
            new EveryPage("/sign-out/openid/back", "sign-out-openid-back", NOBODY, "/sign-out/openid/back", Area.RESIDENT),
            new EveryPage("/sign-in/phone", "sign-in-phone", NOBODY, "/sign-in/phone", Area.RESIDENT),
            new EveryPage("/recover", "recover", NOBODY, "/recover", Area.RESIDENT),
            new EveryPage("/recoveries", "recoveries", "clerk", "/recoveries", Area.RESIDENT),
            new EveryPage("/error", "not-found", "resident-01", "/nothing-here", Area.RESIDENT),
            new EveryPage("/r/new", "report-district", NOBODY, "/r/new", Area.RESIDENT),
            new EveryPage("/r/new", "report-nobody", NOBODY, "/r/new?district={district}", Area.RESIDENT),
            new EveryPage("/r/new", "report", "resident-01", "/r/new", Area.RESIDENT),
            new EveryPage("/r/new", "report-staff", "clerk", "/r/new", Area.RESIDENT),
            new EveryPage("/r", "mine", "resident-01", "/r", Area.RESIDENT),
            new EveryPage("/r", "mine-guest", GUEST, "/r", Area.RESIDENT),
            new EveryPage("/r/{number}/done", "receipt", "resident-01", "/r/{submitted}/done", Area.RESIDENT),
            new EveryPage("/r/{number}/done", "receipt-guest", GUEST, "/r/{guest}/done", Area.RESIDENT),
            new EveryPage("/r/{number}", "progress-submitted", "resident-01", "/r/{submitted}", Area.RESIDENT),
            new EveryPage("/r/{number}", "progress-handling", "resident-01", "/r/{handling}", Area.RESIDENT),
            new EveryPage("/r/{number}", "rate", "resident-01", "/r/{told}", Area.RESIDENT),
            new EveryPage("/r/{number}", "progress-closed", "resident-01", "/r/{closed}", Area.RESIDENT),
            new EveryPage("/desk", "desk", "clerk", "/desk", Area.DESK),
            new EveryPage("/desk", "desk-below", "head", "/desk?view=below", Area.DESK),
            new EveryPage("/desk", "desk-handler", "property", "/desk?view=taken", Area.DESK),
            new EveryPage("/desk/{number}", "desk-matter", "clerk", "/desk/{submitted}", Area.DESK),
            new EveryPage("/desk/{number}", "desk-matter-handling", "clerk", "/desk/{handling}", Area.DESK),
            new EveryPage("/desk/{number}", "desk-order", "property", "/desk/{order}", Area.DESK),
            new EveryPage("/r/{number}/{act}", "add", "resident-01", "/r/{submitted}/add", Area.RESIDENT),
            new EveryPage("/r/{number}/{act}", "withdraw", "resident-01", "/r/{submitted}/withdraw", Area.RESIDENT),
            new EveryPage("/r/{number}/{act}", "rate-alone", "resident-01", "/r/{told}/rate", Area.RESIDENT),
            new EveryPage("/near", "near-nobody", NOBODY, "/near?district={district}", Area.RESIDENT),
            new EveryPage("/near", "near", "resident-01", "/near", Area.RESIDENT),
            new EveryPage("/vote/{number}", "vote", "resident-01", "/vote/{vote}", Area.RESIDENT),
            new EveryPage("/area", "area-nobody", NOBODY, "/area?district={district}", Area.RESIDENT),
            new EveryPage("/area", "area", "resident-01", "/area", Area.RESIDENT),
            new EveryPage("/area", "area-kind", "resident-01", "/area?kind=facility", Area.RESIDENT),
            new EveryPage("/area", "area-vote", "resident-01", "/area?kind=contest", Area.RESIDENT),
            new EveryPage("/pillars", "pillars", "resident-01", "/pillars", Area.RESIDENT),
            new EveryPage("/people", "people", "resident-01", "/people", Area.RESIDENT),
            new EveryPage("/me", "me", "resident-01", "/me", Area.RESIDENT),
            new EveryPage("/me/sessions", "sessions", "resident-01", "/me/sessions", Area.RESIDENT),
            new EveryPage("/me/password", "password", "resident-01", "/me/password", Area.RESIDENT),
            new EveryPage("/me/home", "home-proof", "resident-01", "/me/home", Area.RESIDENT),
            new EveryPage("/me/factors", "factors", "clerk", "/me/factors", Area.RESIDENT),
            new EveryPage("/me/single-sign-on", "single-sign-on", "clerk", "/me/single-sign-on", Area.RESIDENT),
            new EveryPage("/me/passkeys", "passkeys", "clerk", "/me/passkeys", Area.RESIDENT),
            new EveryPage("/me/data", "my-data", "resident-01", "/me/data", Area.RESIDENT),
            new EveryPage("/me/data", "my-data-shown", "resident-01", "/me/data?show=1", Area.RESIDENT),
            new EveryPage("/me/data", "my-data-guest", GUEST, "/me/data", Area.RESIDENT),
            new EveryPage("/me/looks", "my-looks", "resident-01", "/me/looks", Area.RESIDENT),
            new EveryPage("/me/consents", "my-consents", "resident-01", "/me/consents", Area.RESIDENT),
            new EveryPage("/me/consents/{id:[0-9]{1,18}}", "consent-receipt", "resident-01", "/me/consents/{consent}", Area.RESIDENT),
            new EveryPage("/me/erasure", "my-erasure", "resident-01", "/me/erasure", Area.RESIDENT),
            new EveryPage("/erased/{key}", "erased", NOBODY, "/erased/{erased}", Area.RESIDENT),
            new EveryPage("/check/destroyed", "check-destroyed", NOBODY, "/check/destroyed", Area.RESIDENT),
            new EveryPage("/data-requests", "data-requests", "clerk", "/data-requests", Area.RESIDENT),
            new EveryPage("/helpers", "helpers", "clerk", "/helpers", Area.RESIDENT),
            new EveryPage("/rosters", "rosters", "housing" + SERVING, "/rosters", Area.RESIDENT),
            new EveryPage("/rosters/{id:\\d{1,18}}", "roster", "housing" + SERVING, "/rosters/{roster}", Area.RESIDENT),
            new EveryPage("/me/rosters", "my-rosters", "member" + SERVING, "/me/rosters", Area.RESIDENT),
            new EveryPage("/me/rosters", "my-rosters-elsewhere", "volunteer" + SERVING, "/me/rosters", Area.RESIDENT),
            new EveryPage("/holds", "holds", "head", "/holds", Area.RESIDENT),
            new EveryPage("/destroyed", "destroyed", "head", "/destroyed", Area.RESIDENT),
            new EveryPage("/reveals", "reveals", "clerk", "/reveals", Area.RESIDENT),
            new EveryPage("/privacy", "privacy", "resident-01", "/privacy", Area.RESIDENT),
            new EveryPage("/feedback", "feedback", NOBODY, "/feedback", Area.RESIDENT),
            new EveryPage("/desk/new", "desk-new", "clerk", "/desk/new", Area.DESK),
            new EveryPage("/desk/keys", "desk-keys", "clerk", "/desk/keys", Area.DESK),
            new EveryPage("/desk/{number}/{verb:[a-z_]{1,40}}", "desk-dispatch", "clerk", "/desk/{long}/dispatch", Area.DESK),
            new EveryPage("/desk/{number}/{verb:[a-z_]{1,40}}", "desk-whistle", "clerk", "/desk/{long}/whistle", Area.DESK),
            new EveryPage("/f/today", "field-today", "worker", "/f/today", Area.FIELD),
            new EveryPage("/f/today", "field-today-member", "member", "/f/today", Area.FIELD),
            new EveryPage("/f/report", "field-report", "worker", "/f/report", Area.FIELD),
            new EveryPage("/f/report/{number}", "field-receipt", "worker", "/f/report/{own}", Area.FIELD),
            new EveryPage("/f/case/{number}", "field-case", "worker", "/f/case/{submitted}", Area.FIELD),
            new EveryPage("/f/callback/{number}", "field-callback", "worker", "/f/callback/{callback}", Area.FIELD),
            new EveryPage("/f/visit/{number}", "field-visit", "member", "/f/visit/{visit}", Area.FIELD),
            new EveryPage("/f/home", "field-home", "worker", "/f/home", Area.FIELD),
            new EveryPage("/f/outbox", "field-outbox", "worker", "/f/outbox", Area.FIELD),
            new EveryPage("/f/begin", "field-begin", "worker", "/f/begin", Area.FIELD),
            new EveryPage("/f/begin/{kind:[a-z0-9_]{1,60}}", "field-visit-note", "worker", "/f/begin/visit_note", Area.FIELD),
            new EveryPage("/f/linked", "field-linked", "member", "/f/linked", Area.FIELD),
            new EveryPage("/u", "handler-inbox", "property", "/u", Area.FIELD),
            new EveryPage("/u/{number}", "handler-order", "property", "/u/{order}", Area.FIELD),
            new EveryPage("/dash", "dash", "head", "/dash", Area.LEADER),
            new EveryPage("/dash", "dash-wall", "head", "/dash?wall=1", Area.LEADER),
            new EveryPage("/dash/list", "dash-list", "head", "/dash/list?what=open", Area.LEADER),
            new EveryPage("/figures", "figures", "head", "/figures", Area.LEADER),
            new EveryPage("/figures/list", "figure-list", "head", "/figures/list?figure=heard_of&part=missing", Area.LEADER),
            new EveryPage("/obligations", "obligations", "secretary", "/obligations", Area.FIELD),
            new EveryPage("/obligations/list", "obligation-list", "head", "/obligations/list?obligation=knock", Area.LEADER),
            new EveryPage("/registers/{kind}", "register", "head", "/registers/request", Area.LEADER),
            new EveryPage("/registers/{kind}/bars", "bars", "head", "/registers/target/bars", Area.LEADER),
            new EveryPage("/charts/{chart}", "chart", "head", "/charts/structure", Area.LEADER),
            new EveryPage("/dash", "dash-map", "head", "/dash?map=2026-11-01", Area.LEADER),
            new EveryPage("/print/bulletin", "bulletin", "head", "/print/bulletin", Area.LEADER),
            new EveryPage("/boundaries", "boundaries", "officer", "/boundaries", Area.DESK),
            new EveryPage("/audit", "audit", "resident-01" + OTHER, "/audit", Area.DESK),
            new EveryPage("/audit/names/{entry:\\d{1,18}}", "audit-name", "resident-01" + OTHER, "/audit/names/{acted}", Area.DESK),
            new EveryPage("/audit/moves", "audit-moves", "resident-01" + OTHER, "/audit/moves?person={posted}", Area.DESK),
            new EveryPage("/r/{number}/proof", "proof", "resident-01", "/r/{closed}/proof", Area.RESIDENT),
            new EveryPage("/playbooks", "playbooks", "head", "/playbooks", Area.DESK),
            new EveryPage("/playbooks/{code}/{version}", "playbook-text", "head", "/playbooks/{playbook}", Area.DESK),
            new EveryPage("/playbooks/{code}/{version}/{kind}", "playbook-flow", "head", "/playbooks/{playbook}/request", Area.DESK),
            new EveryPage("/playbooks/new", "playbook-new", "head", "/playbooks/new?from={playbook}", Area.DESK),
            new EveryPage("/playbooks/compare", "playbook-compare", "head", "/playbooks/compare?from={base}&to={near}", Area.DESK),
            new EveryPage("/print/slip/{number}", "slip", "clerk", "/print/slip/{handling}", Area.PRINT),
            new EveryPage("/print/slip/{number}", "slip-order", "property", "/print/slip/{order}", Area.PRINT),
            new EveryPage("/print/slip/{number}", "slip-long", "clerk", "/print/slip/{long}", Area.PRINT),
            new EveryPage("/print/notice/{number}", "notice", "clerk", "/print/notice/{supervised}", Area.PRINT),
            new EveryPage("/photos/{number}", "photos-published", "clerk", "/photos/{facility}", Area.DESK),
            new EveryPage("/photos/{number}/{file:\\d{1,18}}", "photo-cover", "clerk", "/photos/{facility}/{photo}", Area.DESK),
            new EveryPage("/begin", "begin", "secretary", "/begin", Area.DESK),
            new EveryPage("/begin", "begin-field", "worker", "/begin", Area.FIELD),
            new EveryPage("/begin", "begin-resident", "resident-01", "/begin", Area.RESIDENT),
            new EveryPage("/begin/{kind:[a-z0-9_]{1,60}}", "begin-mode", "secretary", "/begin/mode", Area.DESK),
            new EveryPage("/begin/{kind:[a-z0-9_]{1,60}}", "begin-object", "worker", "/begin/grid_object", Area.FIELD),
            new EveryPage("/begin/{kind:[a-z0-9_]{1,60}}", "begin-day", "resident-01", "/begin/day_in_charge", Area.RESIDENT),
            new EveryPage("/print/doors", "doors", "clerk", "/print/doors", Area.PRINT),
            new EveryPage("/print/here/{number}", "here-sheet", "clerk" + SERVING, "/print/here/{home_day}", Area.PRINT),
            new EveryPage("/here/{number}/{code}", "here", "member" + SERVING, "{here}", Area.RESIDENT),
            new EveryPage("/here/{number}/{code}", "here-not-yours", "housing" + SERVING, "{here}", Area.RESIDENT),
            new EveryPage("/r/{number}", "progress-pass", "resident-01" + OTHER, "/r/{pass}", Area.RESIDENT),
            new EveryPage("/check/{number}/{code}", "check", NOBODY, "{check}", Area.RESIDENT),
            new EveryPage("/print/agreement/{number}", "agreement", "clerk" + OTHER, "/print/agreement/{mediation}", Area.PRINT),
            new EveryPage("/agreement/{number}/{key}", "agreement-other", NOBODY, "{agreement}", Area.PRINT),
            new EveryPage("/posts", "posts", "resident-02" + OTHER, "/posts", Area.RESIDENT),
            new EveryPage("/posts/{person:\\d{1,18}}", "posts-person", "resident-02" + OTHER, "/posts/{posted}", Area.RESIDENT),
            new EveryPage("/switches", "switches", "resident-02" + OTHER, "/switches", Area.RESIDENT),
            new EveryPage("/why", "why", "resident-02" + OTHER, "/why", Area.RESIDENT),
            new EveryPage("/me/points", "points", "volunteer" + OTHER, "/me/points", Area.RESIDENT),
            new EveryPage("/me/points", "points-none", "resident-01", "/me/points", Area.RESIDENT),
            new EveryPage("/me/points/shop", "points-shop", "volunteer" + OTHER, "/me/points/shop", Area.RESIDENT),
            new EveryPage("/me/points/vouchers/{id:\\d{1,18}}", "points-voucher", "volunteer" + OTHER, "/me/points/vouchers/{voucher}", Area.RESIDENT),
            new EveryPage("/points", "points-desk", "clerk" + OTHER, "/points", Area.RESIDENT),
            new EveryPage("/v", "volunteer", "volunteer" + OTHER, "/v", Area.FIELD),
            new EveryPage("/points/booked", "points-booked", "clerk" + OTHER, "/points/booked", Area.RESIDENT),
            new EveryPage("/points/ranking", "points-ranking", "clerk" + OTHER, "/points/ranking", Area.RESIDENT),
            new EveryPage("/points/fund", "fund-desk", "clerk" + OTHER, "/points/fund", Area.RESIDENT),
            new EveryPage("/fund", "fund", "clerk" + OTHER, "/fund", Area.RESIDENT),
            new EveryPage("/fund", "fund-nobody", NOBODY, "/fund?district={district}", Area.RESIDENT),
            new EveryPage("/points/vouchers/{code:[0-9a-f]{24}}", "points-hand", "clerk" + OTHER, "/points/vouchers/{voucher_code}", Area.RESIDENT),
            new EveryPage("/accounts", "accounts", "resident-03" + OTHER, "/accounts", Area.RESIDENT),
            new EveryPage("/accounts/{person:\\d{1,18}}", "accounts-person", "resident-03" + OTHER, "/accounts/{posted}", Area.RESIDENT),
            new EveryPage("/welcome", "welcome", NOBODY, "/welcome", Area.RESIDENT),
            new EveryPage("/kit", "kit", "clerk", "/kit", Area.KIT),
            new EveryPage("/kit/notice", "kit-notice", "clerk", "/kit/notice", Area.PRINT));
}
