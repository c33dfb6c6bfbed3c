package org.jinlin.app;

import gg.jte.models.runtime.JteModel;
import io.swagger.v3.oas.annotations.Hidden;
import jakarta.servlet.http.HttpServletRequest;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookDiff;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The playbook desk for reading: which versions hold where, their texts, the ways of their kinds as drawings, and what
/// differs between two of them.
@Hidden
@RestController
class PlaybookPages {

    private final PlaybookDesk desk;
    private final PlaybookAnswers answers;
    private final PageFrames frames;

    PlaybookPages(PlaybookDesk desk, PlaybookAnswers answers, PageFrames frames) {
        this.desk = desk;
        this.answers = answers;
        this.frames = frames;
    }

    /// @param done what was just bound, as `base/3`
    @GetMapping("/playbooks")
    ResponseEntity<JteModel> list(HttpServletRequest request, Actor actor, @RequestParam @Nullable String done) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answers.page(desk.shelf(actor, frame.language()), request, frame, shelf -> PlaybookAnswers.PAGES.playbooks(frame, shelf,
                shelf.versions().stream().filter(line -> line.key().equals(done)).findFirst().orElse(null), null));
    }

    @GetMapping("/playbooks/{code}/{version}")
    ResponseEntity<JteModel> text(HttpServletRequest request, Actor actor, @PathVariable String code, @PathVariable String version) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return answers.page(desk.text(actor, code + "/" + version, frame.language()), request, frame, text -> PlaybookAnswers.PAGES.playbook(frame, text));
    }

    @GetMapping("/playbooks/{code}/{version}/{kind}")
    ResponseEntity<JteModel> flow(HttpServletRequest request, Actor actor, @PathVariable String code, @PathVariable String version, @PathVariable String kind) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Playbook> playbook = desk.version(actor, code + "/" + version)
                .then(found -> found.kinds().containsKey(kind) ? Outcome.done(found) : Outcome.refused("PLAYBOOK_UNKNOWN"));
        return answers.page(playbook, request, frame, found -> PlaybookAnswers.PAGES.playbookFlow(frame, PlaybookText.of(found, Map.of(), frame.language()),
                PlaybookFlow.of(found, found.kind(kind), frame.texts())));
    }

    /// What leads from one version to another one; without two of them, the choice.
    @GetMapping("/playbooks/compare")
    ResponseEntity<JteModel> compare(HttpServletRequest request, Actor actor, @RequestParam @Nullable String from, @RequestParam @Nullable String to) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<PlaybookCompared> compared = desk.shelf(actor, frame.language()).then(shelf -> {
            if (from == null || to == null) {
                return Outcome.done(new PlaybookCompared("", "", List.of(), shelf.versions()));
            }
            return desk.version(actor, from).then(older -> desk.version(actor, to).map(newer -> new PlaybookCompared(from, to, PlaybookDiff.between(older, newer), shelf.versions())));
        });
        return answers.page(compared, request, frame, shown -> PlaybookAnswers.PAGES.playbookCompare(frame, shown));
    }
}
