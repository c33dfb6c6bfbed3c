package org.jinlin.people;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The pages of the system administrator: finds a person, makes an account, and locks, signs out or ends it.
@Hidden
@RestController
class AccountPages {

    private final AccountDesk desk;
    private final OpenidLinks openid;
    private final Finder finder;
    private final People people;
    private final AdministratorPages pages;
    private final PageFrames frames;

    AccountPages(AccountDesk desk, OpenidLinks openid, Finder finder, People people, AdministratorPages pages, PageFrames frames) {
        this.desk = desk;
        this.openid = openid;
        this.finder = finder;
        this.people = people;
        this.pages = pages;
        this.frames = frames;
    }

    @GetMapping("/accounts")
    ResponseEntity<JteModel> search(HttpServletRequest request, Actor actor) {
        return pages.system(request, actor, frame -> AdministratorPages.PAGES.accounts(frame, AccountForm.of(request), null, null));
    }

    /// Finds somebody, or writes a new person down with an account; the code is shown this once.
    @PostMapping("/accounts")
    ResponseEntity<JteModel> sent(HttpServletRequest request, Actor actor, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        AccountForm typed = AccountForm.of(request);
        if (show != null) {
            return pages.system(request, actor, shown -> AdministratorPages.PAGES.accounts(shown, typed, null, null));
        }
        Outcome<JteModel> answer = typed.go().equals("create") ? desk.create(actor, typed.name(), typed.phone(), typed.login(), typed.reason()).map(fresh -> code(frame, fresh))
                : finder.find(actor, Administrator.SYSTEM, typed.who()).map(found -> AdministratorPages.PAGES.accounts(frame, typed, found, null));
        return answer.map(ResponseEntity::ok).orElse(refusal -> pages.refused(request, frame, refusal, sentence -> AdministratorPages.PAGES.accounts(frame, typed, null, sentence)));
    }

    @GetMapping("/accounts/{person:\\d{1,18}}")
    ResponseEntity<JteModel> person(HttpServletRequest request, Actor actor, @PathVariable long person) {
        return pages.system(request, actor, frame -> screen(frame, actor, person, AccountForm.of(request), null));
    }

    @PostMapping("/accounts/{person:\\d{1,18}}")
    ResponseEntity<JteModel> change(HttpServletRequest request, Actor actor, @PathVariable long person, @RequestParam(name = PageKept.SHOW, required = false) @Nullable String show) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        AccountForm typed = AccountForm.of(request);
        if (show != null) {
            return pages.system(request, actor, shown -> screen(shown, actor, person, typed, null));
        }
        return changed(actor, person, typed).map(done -> done instanceof AccountDesk.Fresh fresh ? ResponseEntity.ok(code(frame, fresh))
                : ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/accounts/" + person).<JteModel>build())
                .orElse(refusal -> pages.refused(request, frame, refusal, sentence -> screen(frame, actor, person, typed, sentence)));
    }

    private Outcome<Object> changed(Actor actor, long person, AccountForm typed) {
        return switch (typed.go()) {
            case "create" -> desk.create(actor, person, typed.login(), typed.reason()).map(done -> done);
            case "code" -> desk.code(actor, person, typed.reason()).map(done -> done);
            case "lock", "unlock" -> desk.lock(actor, person, typed.go().equals("lock"), typed.reason()).map(done -> done);
            case "sign_out" -> desk.signOut(actor, person, typed.reason()).map(done -> done);
            case "openid" -> openid.set(actor, person, typed.subject(), typed.reason()).map(done -> done);
            case "end" -> desk.end(actor, person, typed.reason()).map(done -> done);
            default -> Outcome.refused("REQUEST_MALFORMED");
        };
    }

    private static JteModel code(PageFrame frame, AccountDesk.Fresh fresh) {
        return AdministratorPages.PAGES.accountCode(frame, fresh.code(), frame.texts().dated(fresh.untilAt()), "/accounts/" + fresh.personId());
    }

    private JteModel screen(PageFrame frame, Actor actor, long person, AccountForm typed, @Nullable String error) {
        return AdministratorPages.PAGES.accountsPerson(frame, people.masked(actor.district(), person), desk.state(actor, person).orElse(_ -> new AccountDesk.State(false, false)), typed, openid.isOffered(), error);
    }

    @GetMapping("/welcome")
    JteModel welcome(HttpServletRequest request, Optional<Actor> actor) {
        return AdministratorPages.PAGES.welcome(frames.of(request, actor), "", null);
    }

    /// Whoever has a code chooses a password, and then signs in.
    @PostMapping("/welcome")
    ResponseEntity<JteModel> chosen(HttpServletRequest request, Optional<Actor> actor, @RequestParam(defaultValue = "") String login, @RequestParam(defaultValue = "") String code,
            @RequestParam(defaultValue = "") String password) {
        PageFrame frame = frames.of(request, actor);
        return desk.choose(login.strip(), code, password).map(_ -> ResponseEntity.status(HttpStatus.SEE_OTHER).header(HttpHeaders.LOCATION, "/sign-in").<JteModel>build())
                .orElse(refusal -> pages.refused(request, frame, refusal, sentence -> AdministratorPages.PAGES.welcome(frame, login, sentence)));
    }
}
