package org.jinlin.insight;

import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jinlin.insight.DeedStore.Done;
import org.jinlin.org.Tree;
import org.jinlin.playbook.Cycle;
import org.jinlin.playbook.Obligation;

/// How much of what is owed was done. Pure.
record ObligationCount(Obligation obligation, List<Done> done) {

    /// What each person did in the stretch that begins on a day.
    Map<Long, Integer> byPerson(LocalDate first) {
        var byPerson = new HashMap<Long, Integer>();
        in(first).forEach(each -> byPerson.merge(each.holder(), each.deeds(), Integer::sum));
        return byPerson;
    }

    /// What was done at each unit of the level that owes it, wherever below it.
    Map<Long, Integer> byUnit(Tree tree, LocalDate first) {
        var byUnit = new HashMap<Long, Integer>();
        in(first).forEach(each -> tree.atLevel(each.holder(), obligation.of()).ifPresent(unit -> byUnit.merge(unit, each.deeds(), Integer::sum)));
        return byUnit;
    }

    private List<Done> in(LocalDate first) {
        return done.stream().filter(each -> cycle().begin(each.period()).equals(first)).toList();
    }

    /// In how many stretches that began from one day to another as much was done as is owed.
    ///
    /// @param holders a person, or the units at and below one
    int kept(Set<Long> holders, LocalDate from, LocalDate to) {
        var byStretch = new HashMap<LocalDate, Integer>();
        done.stream().filter(each -> holders.contains(each.holder())).forEach(each -> byStretch.merge(cycle().begin(each.period()), each.deeds(), Integer::sum));
        return (int) begun(from, to).filter(day -> obligation.begins() + byStretch.getOrDefault(day, 0) >= obligation.times()).count();
    }

    /// How many stretches begin from one day to another, both included.
    int stretches(LocalDate from, LocalDate to) {
        return (int) begun(from, to).count();
    }

    private Stream<LocalDate> begun(LocalDate from, LocalDate to) {
        LocalDate first = cycle().begin(from).isBefore(from) ? cycle().plus(cycle().begin(from), 1) : from;
        return Stream.iterate(first, day -> !day.isAfter(to), day -> cycle().plus(day, 1));
    }

    private Cycle cycle() {
        return obligation.every();
    }
}
