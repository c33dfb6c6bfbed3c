package org.jinlin.insight;

import gg.jte.models.runtime.JteModel;
import jakarta.servlet.http.HttpServletRequest;
import java.util.Locale;
import java.util.Optional;
import org.jinlin.kit.Outcome;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// A register as a page and for programs.
@RestController
class RegisterPages {

    private static final StaticTemplates PAGES = new StaticTemplates();

    private final Registers registers;
    private final PageFrames frames;
    private final DashAnswers answers;

    RegisterPages(Registers registers, PageFrames frames, DashAnswers answers) {
        this.registers = registers;
        this.frames = frames;
        this.answers = answers;
    }

    @GetMapping("/registers/{kind}")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @PathVariable String kind, @RequestParam @Nullable String unit, @RequestParam(defaultValue = "false") boolean over,
            @RequestParam @Nullable String after) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Register> register = registers.register(actor, unit, kind, over, after, null, frame.texts());
        return answers.page(register.map(shown -> PAGES.register(frame, shown, more(request, shown))), request, frame, HttpStatus.OK);
    }

    /// What is open of a kind at a unit and below, with its fields in words and the totals of its numbers, due reviews first; with `over=true` what has ended.
    @GetMapping("/api/registers/{kind}")
    Outcome<Register> register(Actor actor, @PathVariable String kind, @RequestParam @Nullable String unit, @RequestParam(defaultValue = "false") boolean over, @RequestParam @Nullable String after, @RequestParam @Nullable String limit,
            Locale locale) {
        return registers.register(actor, unit, kind, over, after, limit, frames.texts(actor, locale));
    }

    private static @Nullable String more(HttpServletRequest request, Register register) {
        return register.page().next().map(next -> "/registers/" + register.kind().code() + "?" + DashAsk.without(request, "after") + "&after=" + next).orElse(null);
    }
}
