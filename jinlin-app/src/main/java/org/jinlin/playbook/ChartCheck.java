package org.jinlin.playbook;

import java.util.List;
import java.util.stream.Stream;

/// Whether what a chart draws is there.
record ChartCheck(Playbook playbook, Findings found) {

    void check() {
        List<String> places = Stream.concat(playbook.levels().stream(), playbook.organisations().stream()).toList();
        playbook.charts().values().forEach(chart -> {
            Findings here = found.in("charts", chart.code());
            chart.units().forEach(unit -> here.in("units").known(unit, places, "level or organisation"));
            chart.posts().forEach(role -> here.in("posts").known(role, playbook.roles().keySet(), "role"));
            chart.figure().ifPresent(figure -> here.in("figure").known(figure, playbook.figures().keySet(), "figure"));
        });
    }
}
