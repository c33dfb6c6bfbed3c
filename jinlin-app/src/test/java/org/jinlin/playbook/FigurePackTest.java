package org.jinlin.playbook;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jinlin.playbook.Figure.Counted;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Figures and obligations as packs write them, and as packs that build on those change them.
class FigurePackTest {

    private static final String LOWER = """
            extends: base
            figures:
              told:   {count: {kind: request, stages: [told], where: {nature: safety, on_site: false}}, of: {count: {kind: request}}, period: month, target: 90}
              lead:   {posts: {role: secretary, also: clerk}}
              heard:  {units_with: {level: grid, kind: request}}
              quorum: {sum: {kind: request, field: quorum, ends: [solved, partly]}, of: {units: street}}
            obligations:
              calls: {of: clerk, counts: {kind: request, moves: [reply, call_back], where: {on_site: true}}, times: 4, every: week}
            """;
    private static final String TERMS = """
            figure.told: {zh: 一, en: Told}
            lead: {zh: 二, en: Lead}
            figure.heard: {zh: 三, en: Heard}
            figure.quorum: {zh: 四, en: Quorum}
            obligation.calls: {zh: 五, en: Calls}
            """;

    private static Reading read(String upper) {
        var texts = new HashMap<String, String>(Map.of("x/playbook.yml", LOWER, "x/terms.yml", TERMS));
        if (!upper.isEmpty()) {
            texts.put("y/playbook.yml", "extends: x\n" + upper);
        }
        return Playbooks.read(PackSource.of(texts).orElse(PackSource.builtIn()), upper.isEmpty() ? "x" : "y");
    }

    @Test
    void aFigureIsReadAsItIsWritten() {
        Playbook playbook = read("").orThrow();
        Which told = new Which("request", Set.of("told"), Set.of(), Map.of("nature", "safety", "on_site", false));
        assertThat(playbook.figures().get("told")).isEqualTo(new Figure("told", new Counted.Count(told), Optional.of(new Counted.Count(new Which("request", Set.of(), Set.of(), Map.of()))),
                Optional.of(Cycle.MONTH), OptionalInt.of(90), Optional.empty(), Optional.empty(), Optional.empty()));
        assertThat(playbook.figures().get("lead").counted()).isEqualTo(new Counted.Posts("secretary", Optional.of("clerk")));
        assertThat(playbook.figures().get("quorum").counted()).isEqualTo(new Counted.Sum(new Which("request", Set.of(), Set.of("solved", "partly"), Map.of()), "quorum"));
        assertThat(playbook.figures().get("quorum").of()).contains(new Counted.Units("street"));
        assertThat(playbook.obligations().get("calls")).isEqualTo(
                new Obligation("calls", "clerk", new Obligation.Deed("request", Set.of(), Set.of("reply", "call_back"), Map.of("on_site", true), Optional.empty(), Map.of()), 4, 0, Cycle.WEEK));
    }

    @Test
    void unitsWithSomethingAreAShareOfAllSuchUnits() {
        Figure heard = read("").orThrow().figures().get("heard");
        assertThat(heard.of()).isEmpty();
        assertThat(heard.whole()).contains(new Counted.Units("grid"));
        assertThat(read("").orThrow().figures().get("lead").whole()).isEmpty();
    }

    @Test
    void theFiguresOfTheLowerPackComeFirst() {
        assertThat(read("figures:\n  more: {units: grid}\nname: {zh: y, en: y}\n").faults()).singleElement().satisfies(fault -> assertThat(fault.message()).contains("figure 'more' has no text"));
        assertThat(read("figures:\n  told: {target: 95}\n").orThrow().figures().keySet()).containsExactlyElementsOf(read("").orThrow().figures().keySet());
    }

    @Test
    void aPackChangesWhatItSaysAndNoMore() {
        Playbook playbook = read("figures:\n  told: {period: year, of: ~, target: ~}\n  lead: ~\nobligations:\n  calls: {times: 2}\n").orThrow();
        assertThat(playbook.figures()).doesNotContainKey("lead");
        assertThat(playbook.figures().get("told")).extracting(Figure::of, Figure::cycle, Figure::target).containsExactly(Optional.empty(), Optional.of(Cycle.YEAR), OptionalInt.empty());
        assertThat(playbook.obligations().get("calls")).extracting(Obligation::times, Obligation::every).containsExactly(2, Cycle.WEEK);
        assertThat(PlaybookDiff.between(read("").orThrow(), playbook).stream().map(PlaybookDiff.Change::path)).contains("obligations.calls.times").anyMatch(path -> path.startsWith("figures.lead"));
    }

    @Test
    void anotherShapeTakesTheFirstAway() {
        assertThat(read("figures:\n  lead: {units: grid}\n").faults()).singleElement().satisfies(fault -> assertThat(fault.message()).contains("more than one of count, sum, posts"));
        assertThat(read("figures:\n  lead: {posts: ~, units: grid}\n").orThrow().figures().get("lead").counted()).isEqualTo(new Counted.Units("grid"));
        assertThat(read("obligations:\n  calls: {counts: {moves: ~, ends: [solved]}}\n").orThrow().obligations().get("calls").counts().moves()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            figures: []                                                                   | a map belongs here
            figures: {told: 3}                                                            | a map belongs here
            figures: {Told: {units: grid}}                                                | is no key here
            figures: {told: {count: request}}                                             | a map belongs here
            figures: {told: {count: {kind: [request]}}}                                   | a single value belongs here
            figures: {told: {count: {stages: told}}}                                      | a list belongs here
            figures: {told: {count: {stages: []}}}                                        | the list is empty
            figures: {told: {count: {where: {nature: {is: safety}}}}}                     | a single value belongs here
            figures: {told: {target: 12.5}}                                               | does not fit
            figures: {told: {target: "90"}}                                               | does not fit
            figures: {told: {target: 0}}                                                  | does not fit
            figures: {told: {period: years}}                                              | did you mean 'year'
            figures: {told: {of: all}}                                                    | a map belongs here
            figures: {told: {formula: "a / b"}}                                           | unknown key 'formula'
            figures: {gone: ~}                                                            | removes 'gone'
            figures: {lead: {posts: {role: secretary, and: clerk}}}                       | unknown key 'and'
            obligations: {calls: {every: P7D}}                                            | is no word here
            obligations: {calls: {times: -1}}                                             | does not fit
            obligations: {calls: {times: 100001}}                                            | does not fit
            obligations: {calls: {counts: {moves: []}}}                                   | the list is empty
            obligations: {calls: {rank: true}}                                            | unknown key 'rank'
            obligations: {calls: {of: [clerk, secretary]}}                                | a single value belongs here
            """)
    void whatDoesNotFitIsRefusedAtItsPlace(String upper, String says) {
        Reading reading = read(upper + "\n");
        assertThat(reading.playbook()).isEmpty();
        assertThat(reading.faults()).anySatisfy(fault -> {
            assertThat(fault.message()).contains(says);
            assertThat(fault.line()).isEqualTo(2);
            assertThat(fault.column()).isPositive();
        });
    }

    @Test
    void everyBuiltInPackHasTextsForItsFigures() {
        Packs.all().forEach((code, reading) -> {
            Playbook playbook = reading.orThrow();
            for (String language : List.of("zh", "en")) {
                playbook.figures().keySet().forEach(figure -> assertThat(playbook.term("", "figure." + figure, language)).as(code).isNotEqualTo("figure." + figure));
            }
        });
    }
}
