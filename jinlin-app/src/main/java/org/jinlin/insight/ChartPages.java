package org.jinlin.insight;

import gg.jte.TemplateOutput;
import gg.jte.models.runtime.JteModel;
import gg.jte.output.StringOutput;
import jakarta.servlet.http.HttpServletRequest;
import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Refusal;
import org.jinlin.pages.StaticTemplates;
import org.jinlin.people.Actor;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageFrames;
import org.jinlin.people.PageTexts;
import org.jinlin.people.People;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.http.ContentDisposition;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.bind.annotation.RestController;

/// The charts that a playbook names, on a page that prints and as a picture to take away. Units and posts, never names of persons.
@RestController
class ChartPages {

    private static final StaticTemplates PAGES = new StaticTemplates();
    private static final MediaType SVG = MediaType.parseMediaType("image/svg+xml;charset=UTF-8");

    private final Insight insight;
    private final Figures figures;
    private final People people;
    private final PageFrames frames;
    private final DashAnswers answers;

    ChartPages(Insight insight, Figures figures, People people, PageFrames frames, DashAnswers answers) {
        this.insight = insight;
        this.figures = figures;
        this.people = people;
        this.frames = frames;
        this.answers = answers;
    }

    /// Refuses units that are not the viewer's, and charts that the playbook of the unit does not name (LIST_UNKNOWN).
    @GetMapping("/charts/{chart}")
    ResponseEntity<JteModel> page(HttpServletRequest request, Actor actor, @PathVariable String chart, @RequestParam @Nullable String unit, @RequestParam @Nullable String map) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        Outcome<Chart> drawn = chart(actor, chart, unit, map, frame.texts());
        return answers.page(drawn.map(shown -> PAGES.chart(frame, shown, map == null || map.isEmpty() ? "" : "&map=" + map)), request, frame, HttpStatus.OK);
    }

    /// The picture alone.
    @GetMapping("/charts/{chart}/picture.svg")
    ResponseEntity<?> picture(HttpServletRequest request, Actor actor, @PathVariable String chart, @RequestParam @Nullable String unit, @RequestParam @Nullable String map) {
        PageFrame frame = frames.of(request, Optional.of(actor));
        return switch (chart(actor, chart, unit, map, frame.texts())) {
            case Outcome.Done<Chart>(Chart drawn) -> ResponseEntity.ok().contentType(SVG)
                    .header(HttpHeaders.CONTENT_DISPOSITION, ContentDisposition.attachment().filename(drawn.name() + " " + drawn.unit().name() + ".svg", StandardCharsets.UTF_8).build().toString())
                    .body(svg(frame, drawn).getBytes(StandardCharsets.UTF_8));
            case Outcome.Refused<Chart>(Refusal refusal) -> answers.refused(refusal, request, frame);
        };
    }

    private static String svg(PageFrame frame, Chart drawn) {
        TemplateOutput written = new StringOutput();
        PAGES.chartPicture(frame, drawn, null).render(written);
        return written.toString();
    }

    private Outcome<Chart> chart(Actor actor, String code, @Nullable String unit, @Nullable String map, PageTexts texts) {
        int district = actor.district();
        return insight.unit(actor, unit, map).then(chosen -> {
            Playbook playbook = insight.playbook(district, chosen.unit().id()).orElseThrow();
            Playbook.Chart chart = playbook.charts().get(code);
            if (chart == null) {
                return Outcome.refused("LIST_UNKNOWN");
            }
            Map<String, Map<Long, Set<Long>>> holders = new LinkedHashMap<>();
            chart.posts().forEach(role -> holders.put(role, people.holders(district, role)));
            String coverage = chart.figure().map(playbook.figures()::get).map(figure -> coverage(district, chosen, playbook, figure, texts)).orElse(null);
            String key = "chart." + code;
            return Outcome.done(new ChartDrawing(chosen.tree(), chart, holders::get, level -> playbook.term("", level, texts.language()))
                    .draw(chosen.unit(), playbook.term("", playbook.terms().containsKey(key) ? key : code, texts.language()), coverage));
        });
    }

    private String coverage(int district, Mapped unit, Playbook playbook, Figure figure, PageTexts texts) {
        FigureWords words = new FigureWords(playbook, texts);
        return texts.get("chart.coverage", words.name(figure.code()), words.value(figures.share(district, playbook, figure, Optional.empty(), figures.count(district, unit))));
    }
}
