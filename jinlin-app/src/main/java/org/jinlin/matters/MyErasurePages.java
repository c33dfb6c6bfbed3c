package org.jinlin.matters;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.Optional;
import org.jinlin.kit.Hashing;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.people.Accounts;
import org.jinlin.people.Actor;
import org.jinlin.people.DataRequest;
import org.jinlin.people.DataRequests;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;
import org.springframework.web.servlet.support.ServletUriComponentsBuilder;

/// To have oneself erased, and to see afterwards, without an account, that it was done; and to check any proof of it.
@Hidden
@RestController
class MyErasurePages {

    private static final int KEY_CHARACTERS_MAX = 100;

    private final DataRights mine;
    private final PersonErasures erasures;
    private final DataRequests requests;
    private final Destructions destructions;
    private final PageFrames frames;

    MyErasurePages(DataRights mine, PersonErasures erasures, DataRequests requests, Destructions destructions, PageFrames frames) {
        this.mine = mine;
        this.erasures = erasures;
        this.requests = requests;
        this.destructions = destructions;
        this.frames = frames;
    }

    @GetMapping("/me/erasure")
    ResponseEntity<JteModel> erasure(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return mine.subject(actor, of).map(person -> {
            String fault = erasures.possible(actor.district(), person).map(free -> "").orElse(refusal -> MyDataPages.sentences(frame).sentence(refusal));
            return ResponseEntity.<JteModel>ok(MatterPages.PAGES.myErasure(frame, of, fault.isEmpty() ? null : fault, waiting(actor, person, frame), null));
        }).orElseGet(() -> MatterPages.unknown(frame));
    }

    /// Asks for it, with a box ticked so that nobody does by mistake; answers with the link by which the proof is read when no account is left.
    @PostMapping("/me/erasure")
    ResponseEntity<JteModel> ask(HttpServletRequest request, Actor actor, @RequestParam(defaultValue = "") String of, @RequestParam(defaultValue = "") String sure) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Optional<Long> person = mine.subject(actor, of);
        if (person.isEmpty()) {
            return MatterPages.unknown(frame);
        }
        String key = actor.district() + "-" + Accounts.freshSecret();
        Outcome<Long> asked = sure.equals("yes") ? erasures.ask(actor, person.get(), hash(key)) : Outcome.refused("ERASURE_SURE");
        return switch (asked) {
            case Outcome.Refused<Long>(Refusal refusal) -> ResponseEntity.status(HttpStatus.UNPROCESSABLE_CONTENT)
                    .body(MatterPages.PAGES.myErasure(frame, of, MyDataPages.sentences(frame).sentence(refusal), waiting(actor, person.get(), frame), null));
            case Outcome.Done<Long> done -> ResponseEntity.ok(MatterPages.PAGES.myErasure(frame, of, null, waiting(actor, person.get(), frame),
                    ServletUriComponentsBuilder.fromContextPath(request).path("/erased/{key}").buildAndExpand(key).toUriString()));
        };
    }

    private MyDataScreen.@Nullable Wait waiting(Actor actor, long person, PageFrame frame) {
        return requests.of(actor.district(), person).stream().filter(one -> one.what() == DataRequest.What.ERASURE && one.isOpen()).findFirst()
                .map(one -> MyDataScreens.waiting(one, frame.texts())).orElse(null);
    }

    /// How an erasure stands, and its proof: by the secret alone, because whoever was erased can no longer sign in.
    @GetMapping("/erased/{key}")
    ResponseEntity<JteModel> erased(HttpServletRequest request, Optional<Actor> actor, @PathVariable String key) {
        PageFrame frame = frames.of(request, actor);
        Optional<Integer> district = key.length() <= KEY_CHARACTERS_MAX && key.matches("[0-9]{1,5}-.+") ? Optional.of(Integer.valueOf(key.substring(0, key.indexOf('-')))) : Optional.empty();
        return district.flatMap(known -> requests.byProofKey(known, hash(key)).map(found -> ResponseEntity.<JteModel>ok(MatterPages.PAGES.erased(frame, MyDataScreens.waiting(found, frame.texts()),
                erasures.proof(known, found).orElse(null))))).orElseGet(() -> MatterPages.unknown(frame));
    }

    @GetMapping("/check/destroyed")
    JteModel blank(HttpServletRequest request, Optional<Actor> actor) {
        return MatterPages.PAGES.checkDestroyed(frames.of(request, actor), new DestructionCheck("", null, destructions.publicKey()));
    }

    @PostMapping("/check/destroyed")
    JteModel check(HttpServletRequest request, Optional<Actor> actor, @RequestParam(name = "f.document", defaultValue = "") String document) {
        return MatterPages.PAGES.checkDestroyed(frames.of(request, actor), new DestructionCheck(document, destructions.verifies(document), destructions.publicKey()));
    }

    /// The public half of the key, for who checks without this server.
    @GetMapping(path = "/api/destroyed/key", produces = MediaType.TEXT_PLAIN_VALUE)
    String key() {
        return destructions.publicKey();
    }

    private static byte[] hash(String key) {
        return Hashing.sha256(key.getBytes(StandardCharsets.UTF_8));
    }
}
