package org.jinlin.insight;

import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jinlin.matters.LogReader.Entry;
import org.jinlin.playbook.Obligation;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// Which obligations a move counts towards: those of the playbook that the matter was opened under, so that nobody is measured by
/// a rule that came later. Pure.
record DeedRules(Playbook playbook, ZoneId zone) {

    /// @param holder the person who did it, or the place where it was done
    /// @param atUnit whether it is owed by a unit
    /// @param amount what it counts for: one, or a sum
    /// @param period first day of the stretch in which it counts
    record Deed(String obligation, boolean atUnit, LocalDate period, long holder, long matterId, long amount, int seq, Instant at) {}

    /// @param after the matter after the move
    List<Deed> of(Fact after, Entry entry) {
        var deeds = new ArrayList<Deed>();
        for (Obligation obligation : playbook.obligations().values()) {
            boolean atUnit = !playbook.roles().containsKey(obligation.of());
            Long holder = atUnit ? Long.valueOf(after.placeId()) : holder(obligation.counts(), after, entry);
            if (holder != null && entry.undoes() == 0 && counts(obligation.counts(), after, entry)) {
                LocalDate day = entry.at().atZone(zone).toLocalDate();
                deeds.add(new Deed(obligation.code(), atUnit, obligation.every().begin(day), holder, after.matterId(), obligation.counts().amount(entry.facts()), after.seq(), entry.at()));
            }
        }
        return deeds;
    }

    private static @Nullable Long holder(Obligation.Deed deed, Fact after, Entry entry) {
        return deed.person().isEmpty() ? entry.personId() : after.facts().get(deed.person().get()) instanceof Long person ? person : null;
    }

    private static boolean counts(Obligation.Deed deed, Fact after, Entry entry) {
        boolean done = deed.ends().isEmpty() ? deed.moves().contains(entry.verb()) : Boolean.TRUE.equals(entry.ended()) && deed.ends().contains(after.outcome());
        return deed.kind().equals(after.kind()) && done && deed.where().entrySet().stream().allMatch(fact -> has(after, fact));
    }

    private static boolean has(Fact after, Map.Entry<String, Object> wanted) {
        String known = after.known(wanted.getKey());
        return Boolean.FALSE.equals(wanted.getValue()) ? known == null || known.equals("false") : wanted.getValue().toString().equals(known);
    }

    /// The obligations towards which a matter of a kind counts by its end: open again, it does no longer.
    Set<String> byEnd(String kind) {
        return playbook.obligations().values().stream().filter(obligation -> obligation.counts().kind().equals(kind) && !obligation.counts().ends().isEmpty())
                .map(Obligation::code).collect(Collectors.toUnmodifiableSet());
    }
}
