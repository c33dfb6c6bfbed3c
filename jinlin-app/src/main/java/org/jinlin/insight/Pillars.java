package org.jinlin.insight;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.matters.NoticePlaces;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Figure;
import org.jinlin.playbook.Figure.Counted;
import org.jinlin.playbook.Playbook;
import org.springframework.stereotype.Component;

/// The figures that a playbook puts under the name of a pillar, for everybody: of a neighbourhood or wider, never of fewer people.
@Component
class Pillars {

    /// So many that lack something are named.
    private static final int NAMED = 12;

    private final Orgs orgs;
    private final Insight insight;
    private final Figures figures;
    private final NoticePlaces places;

    Pillars(Orgs orgs, Insight insight, Figures figures, NoticePlaces places) {
        this.orgs = orgs;
        this.insight = insight;
        this.figures = figures;
        this.places = places;
    }

    Pillar.Board board(Tenant tenant, Unit asked, PageTexts texts) {
        Unit unit = places.wide(tenant, asked);
        Playbook playbook = insight.playbook(tenant.district(), unit.id()).orElseThrow();
        LocalDate today = orgs.today(tenant.district());
        var pillars = new LinkedHashMap<String, List<Figure>>();
        playbook.figures().values().forEach(figure -> figure.pillar().ifPresent(pillar -> pillars.computeIfAbsent(pillar, _ -> new ArrayList<>()).add(figure)));
        return new Pillar.Board(Insight.place(unit), pillars.entrySet().stream().map(entry -> pillar(tenant, unit, playbook, entry.getKey(), entry.getValue(), today, texts)).toList());
    }

    private Pillar pillar(Tenant tenant, Unit unit, Playbook playbook, String code, List<Figure> under, LocalDate today, PageTexts texts) {
        List<Pillar.Line> lines = under.stream().map(figure -> line(tenant, unit, playbook, figure, today, texts)).toList();
        boolean adds = under.stream().allMatch(figure -> figure.whole().isEmpty());
        return new Pillar(code, playbook.term("", playbook.terms().containsKey("pillar." + code) ? "pillar." + code : code, texts.language()),
                adds ? Long.valueOf(lines.stream().mapToLong(Pillar.Line::count).sum()) : null, lines);
    }

    private Pillar.Line line(Tenant tenant, Unit unit, Playbook playbook, Figure figure, LocalDate today, PageTexts texts) {
        FigureLine line = figures.line(tenant.district(), new Mapped(unit, Optional.empty(), orgs.tree(tenant.district())), playbook, figure, today, texts);
        FigureShare share = figures.share(tenant.district(), playbook, figure, period(figure, today), figures.count(tenant.district(), unit));
        List<Unit> without = without(tenant, unit, figure, today).orElse(List.of());
        return new Pillar.Line(figure.code(), line.name(), new FigureWords(playbook, texts).value(share), line.numerator(), line.formula(),
                line.missing() == null ? null : without.stream().limit(NAMED).map(Unit::name).toList(), Math.max(0, without.size() - NAMED));
    }

    /// Where each coverage is, and where it is missing, by the code of its figure.
    Map<String, PillarMap> maps(Tenant tenant, Unit asked) {
        Unit unit = places.wide(tenant, asked);
        Playbook playbook = insight.playbook(tenant.district(), unit.id()).orElseThrow();
        LocalDate today = orgs.today(tenant.district());
        var maps = new TreeMap<String, PillarMap>();
        playbook.figures().values().stream().filter(figure -> figure.pillar().isPresent()).forEach(figure -> without(tenant, unit, figure, today).ifPresent(without -> {
            Counted.UnitsWith counted = (Counted.UnitsWith) figure.counted();
            List<Unit> with = figures.count(tenant.district(), unit).with(counted.level(), figures.heaps(tenant.district(), counted, period(figure, today)));
            PillarMap map = PillarMap.of(places.areas(tenant, unit), orgs.tree(tenant.district()), with, without);
            if (map != null) {
                maps.put(figure.code(), map);
            }
        }));
        return maps;
    }

    private Optional<List<Unit>> without(Tenant tenant, Unit unit, Figure figure, LocalDate today) {
        return figure.counted() instanceof Counted.UnitsWith counted
                ? Optional.of(figures.count(tenant.district(), unit).without(counted.level(), figures.heaps(tenant.district(), counted, period(figure, today)))) : Optional.empty();
    }

    private static Optional<DashPeriod> period(Figure figure, LocalDate today) {
        return figure.cycle().map(cycle -> FigureDays.of(cycle, today).now());
    }
}
