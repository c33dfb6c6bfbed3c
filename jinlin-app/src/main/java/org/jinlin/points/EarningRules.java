package org.jinlin.points;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.playbook.Earning;
import org.jinlin.playbook.Playbook;

/// What a move earns, by the playbook that its matter was opened under: nobody is thanked, or not, by a rule that came later. Pure.
record EarningRules(Playbook playbook) {

    private static final int MINUTES_IN_HALF_AN_HOUR = 30;
    private static final int PERCENT = 100;

    /// @param holder empty where the place's own unit of a level is meant: then `level` says which
    /// @param amount before any cap, more than 0
    record Earned(Earning rule, Optional<Holder> holder, Optional<String> level, long amount) {}

    /// What was given by a rule already, to the same account: for this matter, on this day, in this month.
    record Given(long activity, long day, long month) {}

    /// Whether matters of a kind can earn anything.
    boolean concerns(String kind) {
        return playbook.points().earn().values().stream().anyMatch(rule -> rule.counts().kind().equals(kind));
    }

    /// @param after the matter after the move
    List<Earned> of(Subject after, Entry entry) {
        var all = new ArrayList<Earned>();
        if (entry.undoes() != 0) {
            return all;
        }
        for (Earning rule : playbook.points().earn().values()) {
            long amount = counts(rule, after, entry) ? amount(rule, after) : 0;
            Optional<Holder> holder = holder(rule.to(), after, entry);
            if (amount > 0 && (holder.isPresent() || rule.to().level().isPresent())) {
                all.add(new Earned(rule, holder, rule.to().level(), amount));
            }
        }
        return all;
    }

    private static boolean counts(Earning rule, Subject after, Entry entry) {
        var counts = rule.counts();
        boolean done = counts.ends().isEmpty() ? counts.moves().contains(entry.verb())
                : Boolean.TRUE.equals(entry.ended()) && entry.set().get(Entry.OUTCOME) instanceof String outcome && counts.ends().contains(outcome);
        return counts.kind().equals(entry.about().kind()) && done && counts.where().entrySet().stream().allMatch(fact -> after.has(fact.getKey(), fact.getValue()));
    }

    private static Optional<Holder> holder(Earning.Recipient to, Subject after, Entry entry) {
        if (to.field().isPresent()) {
            return after.facts().get(to.field().get()) instanceof Long person ? Optional.of(Holder.person(person)) : Optional.empty();
        }
        return to.word().flatMap(word -> Optional.ofNullable(switch (word) {
            case DOER -> entry.personId();
            case OPENER -> after.openerId();
            case ASKER -> entry.about().askerId();
            case TEAM -> entry.unitId();
        }).map(id -> new Holder(word == Earning.Word.TEAM ? Holder.Kind.TEAM : Holder.Kind.PERSON, id)));
    }

    /// What it earns before any cap; never less than 0.
    static long amount(Earning rule, Subject after) {
        long amount = switch (rule.amount()) {
            case Earning.Amount.Fixed(int points) -> points;
            case Earning.Amount.HalfHours(String minutes, int each) -> Math.max(0, after.number(minutes)) / MINUTES_IN_HALF_AN_HOUR * each;
            case Earning.Amount.Said(String field) -> Math.max(0, after.number(field));
        };
        for (Map.Entry<String, Map<String, Integer>> part : rule.percent().entrySet()) {
            Object choice = after.facts().get(part.getKey());
            amount = amount * (choice == null ? PERCENT : part.getValue().getOrDefault(choice.toString(), PERCENT)) / PERCENT;
        }
        return amount;
    }

    /// So much of it as the caps leave room for, from 0 to all of it.
    static long capped(long amount, Earning.Most most, Given given) {
        return Math.min(amount, Math.min(room(most.activity(), given.activity()), Math.min(room(most.day(), given.day()), room(most.month(), given.month()))));
    }

    private static long room(OptionalInt most, long given) {
        return most.isPresent() ? Math.max(0, most.getAsInt() - given) : Long.MAX_VALUE;
    }

    /// The rules by which a matter of a kind earns with its end: open again, it has not.
    Set<String> byEnd(String kind) {
        return playbook.points().earn().values().stream().filter(rule -> rule.counts().kind().equals(kind) && !rule.counts().ends().isEmpty()).map(Earning::code)
                .collect(Collectors.toUnmodifiableSet());
    }
}
