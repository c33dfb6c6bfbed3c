package org.jinlin.matters;

import java.text.Normalizer;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.PhoneNumbers;
import org.jinlin.kit.Refusal;
import org.jinlin.kit.SpreadsheetReader.Cell;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.Kind;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Roster;
import org.jspecify.annotations.Nullable;

/// What is right and wrong with each row of a roster by itself and beside the others; who is known already is asked afterwards. Pure.
///
/// @param sender    the unit that sent it
/// @param elsewhere which units of other districts names mean
final class RosterRules {

    static final int NAME_CHARACTERS_MAX = 100;

    private final Tree tree;
    private final Playbook playbook;
    private final Kind kind;
    private final Roster roster;
    private final Unit sender;
    private final LocalDate today;
    private final boolean from1904;
    private final Function<Set<String>, Map<String, Elsewheres.Called>> elsewhere;
    private final RosterPlaces places;
    private final Map<String, List<Unit>> organisations = new HashMap<>();
    private final Map<String, Elsewheres.Called> strange = new HashMap<>();
    private final Map<String, Integer> phones = new HashMap<>();
    private final List<RosterLine.Good> good = new ArrayList<>();
    private final List<RosterLine.Bad> bad = new ArrayList<>();

    RosterRules(Tree tree, Playbook playbook, Kind kind, Unit sender, LocalDate today, boolean from1904, Function<Set<String>, Map<String, Elsewheres.Called>> elsewhere) {
        this.tree = tree;
        this.playbook = playbook;
        this.kind = kind;
        this.roster = kind.roster().orElseThrow();
        this.sender = sender;
        this.today = today;
        this.from1904 = from1904;
        this.elsewhere = elsewhere;
        this.places = new RosterPlaces(tree, playbook);
    }

    /// What came of the rows, each in one of the lists, in their order.
    record Sorted(List<RosterLine.Good> good, List<RosterLine.Bad> bad) {}

    Sorted sort(List<RosterLine> lines) {
        Set<String> unknown = lines.stream().map(line -> line.text(RosterColumn.UNIT)).filter(named -> !named.isEmpty() && organisations(named).isEmpty()).collect(Collectors.toSet());
        if (!unknown.isEmpty()) {
            strange.putAll(elsewhere.apply(unknown));
        }
        lines.forEach(this::read);
        return new Sorted(List.copyOf(good), List.copyOf(bad));
    }

    private void read(RosterLine line) {
        var faults = new ArrayList<Refusal>();
        RosterSheet.reckoned(line).forEach(column -> faults.add(Refusal.of(line.at(column).kind() == org.jinlin.kit.SpreadsheetReader.Kind.FORMULA ? "ROSTER_FORMULA" : "ROSTER_CELL_FAULT", column.code())));
        line.cells().forEach((column, cell) -> {
            if (!isReadable(cell.text())) {
                faults.add(Refusal.of("ROSTER_TEXT", column.code()));
            }
        });
        if (faults.isEmpty()) {
            RosterLine.Good read = good(line, faults);
            if (faults.isEmpty() && read != null) {
                good.add(read);
                return;
            }
        }
        bad.add(new RosterLine.Bad(line.number(), faults));
    }

    private RosterLine.@Nullable Good good(RosterLine line, List<Refusal> faults) {
        String name = name(line, faults);
        String phone = phone(line, faults);
        Optional<RosterLine.Of> of = of(line, faults);
        Optional<Unit> place = place(line, faults);
        Map<String, String> facts = facts(line, faults);
        Optional<LocalDate> since = day(line, RosterColumn.SINCE, faults);
        Optional<LocalDate> left = day(line, RosterColumn.LEFT, faults);
        if (left.isPresent()) {
            faults.add(Refusal.of("ROSTER_LEFT"));
        }
        RosterLine.Second second = second(line, place, of, faults);
        return place.isEmpty() || of.isEmpty() ? null
                : new RosterLine.Good(line.number(), name, phone, line.text(RosterColumn.ADDRESS), place.get().id(), of.get(), facts, since.orElse(null), second);
    }

    private static boolean isReadable(String text) {
        return FieldRules.isStorable(text) && text.codePoints().noneMatch(Character::isISOControl) && text.length() <= 1000;
    }

    private static String name(RosterLine line, List<Refusal> faults) {
        String name = line.text(RosterColumn.NAME);
        if (name.isEmpty()) {
            faults.add(Refusal.of("ROSTER_NAME_MISSING"));
        } else if (name.length() > NAME_CHARACTERS_MAX || !name.matches(".*\\p{L}.*")) {
            faults.add(Refusal.of("ROSTER_NAME_MALFORMED"));
        }
        return name;
    }

    /// A mobile one, as its owner has to prove it to be asked.
    private String phone(RosterLine line, List<Refusal> faults) {
        String typed = line.text(RosterColumn.PHONE);
        Optional<String> phone = PhoneNumbers.normalise(typed).filter(digits -> digits.matches("1[3-9]\\d{9}"));
        if (typed.isEmpty()) {
            faults.add(Refusal.of("ROSTER_PHONE_MISSING"));
        } else if (phone.isEmpty()) {
            faults.add(Refusal.of("ROSTER_PHONE_MALFORMED"));
        }
        phone.map(digits -> phones.putIfAbsent(digits, line.number())).ifPresent(first -> faults.add(Refusal.of("ROSTER_PHONE_TWICE", first)));
        return phone.orElse("");
    }

    /// A work unit enters its own people only; a community says of which unit each is.
    private Optional<RosterLine.Of> of(RosterLine line, List<Refusal> faults) {
        String named = line.text(RosterColumn.UNIT);
        boolean own = isWorkUnit(playbook, sender);
        if (named.isEmpty()) {
            if (!own) {
                faults.add(Refusal.of("ROSTER_UNIT_MISSING"));
            }
            return own ? Optional.of(new RosterLine.Of.Here(sender.id())) : Optional.empty();
        }
        List<Unit> called = organisations(named);
        if (called.isEmpty()) {
            return elsewhere(named, own, faults);
        }
        if (own && called.stream().noneMatch(unit -> unit.id() == sender.id())) {
            faults.add(Refusal.of("ROSTER_UNIT_NOT_YOURS", sender.name()));
        } else if (!own && called.size() > 1) {
            faults.add(Refusal.of("ROSTER_UNIT_SEVERAL"));
        } else {
            return Optional.of(new RosterLine.Of.Here(own ? sender.id() : called.getFirst().id()));
        }
        return Optional.empty();
    }

    private Optional<RosterLine.Of> elsewhere(String named, boolean own, List<Refusal> faults) {
        Elsewheres.Called called = strange.get(named);
        if (!called.known()) {
            faults.add(Refusal.of("ROSTER_UNIT_UNKNOWN"));
        } else if (own) {
            faults.add(Refusal.of("ROSTER_UNIT_NOT_YOURS", sender.name()));
        } else if (called.taking().size() > 1) {
            faults.add(Refusal.of("ROSTER_UNIT_DISTRICTS"));
        } else if (called.taking().isEmpty()) {
            faults.add(Refusal.of("ROSTER_UNIT_ELSEWHERE"));
        } else {
            return Optional.of(new RosterLine.Of.Elsewhere(called.taking().getFirst()));
        }
        return Optional.empty();
    }

    static boolean isWorkUnit(Playbook playbook, Unit unit) {
        return playbook.organisations().contains(unit.level());
    }

    private List<Unit> organisations(String named) {
        return organisations.computeIfAbsent(named, _ -> {
            String name = plain(named);
            return tree.units().stream().filter(unit -> isWorkUnit(playbook, unit) && (plain(unit.name()).equals(name) || named.equals(unit.code()))).toList();
        });
    }

    private Optional<Unit> place(RosterLine line, List<Refusal> faults) {
        String address = line.text(RosterColumn.ADDRESS);
        if (address.isEmpty()) {
            faults.add(Refusal.of("ROSTER_ADDRESS_MISSING"));
            return Optional.empty();
        }
        if (address.length() > RosterPlaces.CHARACTERS_MAX) {
            faults.add(Refusal.of("ROSTER_ADDRESS_UNKNOWN"));
            return Optional.empty();
        }
        return switch (places.find(address, line.text(RosterColumn.GRID))) {
            case Outcome.Refused<Unit>(Refusal refusal) -> {
                faults.add(refusal);
                yield Optional.empty();
            }
            case Outcome.Done<Unit>(Unit place) when !isWorkUnit(playbook, sender) && !tree.isAtOrAbove(sender.id(), place.id()) -> {
                faults.add(Refusal.of("ROSTER_ADDRESS_NOT_YOURS", sender.name()));
                yield Optional.empty();
            }
            case Outcome.Done<Unit>(Unit place) -> Optional.of(place);
        };
    }

    private Map<String, String> facts(RosterLine line, List<Refusal> faults) {
        var facts = new LinkedHashMap<String, String>();
        for (int i = 0; i < RosterColumn.SKILLS.size(); i++) {
            choice(line, RosterColumn.SKILLS.get(i), i < roster.offered().size() ? Optional.of(roster.offered().get(i)) : Optional.empty(), "ROSTER_SKILL_UNKNOWN", facts, faults);
        }
        choice(line, RosterColumn.FREE, roster.free(), "ROSTER_FREE_UNKNOWN", facts, faults);
        return facts;
    }

    /// A choice by its name in one of the languages, or by its code.
    private void choice(RosterLine line, RosterColumn column, Optional<String> field, String fault, Map<String, String> facts, List<Refusal> faults) {
        String typed = plain(line.text(column));
        if (typed.isEmpty()) {
            return;
        }
        Optional<String> choice = field.map(playbook.fields()::get).flatMap(known -> choice(known, typed));
        choice.ifPresentOrElse(found -> facts.put(field.orElseThrow(), found), () -> faults.add(Refusal.of(fault, column.code())));
    }

    private Optional<String> choice(Field field, String typed) {
        return field.of().stream().filter(code -> code.equals(typed) || playbook.languages().stream().anyMatch(language -> plain(playbook.term(field.code(), code, language)).equals(typed))).findFirst();
    }

    private Optional<LocalDate> day(RosterLine line, RosterColumn column, List<Refusal> faults) {
        Cell cell = line.at(column);
        if (cell.text().isEmpty()) {
            return Optional.empty();
        }
        Optional<LocalDate> day = RosterDates.read(cell, from1904);
        if (day.isEmpty()) {
            faults.add(Refusal.of("ROSTER_DATE_MALFORMED", column.code()));
        } else if (day.get().isAfter(today)) {
            // who leaves later is still a member
            if (column != RosterColumn.LEFT) {
                faults.add(Refusal.of("ROSTER_DATE_AHEAD", column.code()));
            }
            return Optional.empty();
        }
        return day;
    }

    /// A second membership is in a branch of the community where the person lives, and not the own unit again.
    private RosterLine.@Nullable Second second(RosterLine line, Optional<Unit> place, Optional<RosterLine.Of> of, List<Refusal> faults) {
        String named = line.text(RosterColumn.SECOND);
        Optional<LocalDate> since = day(line, RosterColumn.SECOND_SINCE, faults);
        if (named.isEmpty()) {
            if (!line.text(RosterColumn.SECOND_SINCE).isEmpty()) {
                faults.add(Refusal.of("ROSTER_SECOND_MISSING"));
            }
            return null;
        }
        if (roster.second().isEmpty()) {
            faults.add(Refusal.of("ROSTER_SECOND_NONE"));
            return null;
        }
        List<Unit> called = organisations(named);
        List<Unit> others = called.stream().filter(branch -> of.filter(new RosterLine.Of.Here(branch.id())::equals).isEmpty()).toList();
        if (called.isEmpty()) {
            faults.add(Refusal.of("ROSTER_SECOND_UNKNOWN"));
        } else if (others.isEmpty()) {
            faults.add(Refusal.of("ROSTER_SECOND_OWN"));
        } else if (place.isPresent()) {
            List<Unit> near = others.stream().filter(branch -> isNear(branch, place.get())).toList();
            if (near.size() == 1) {
                return new RosterLine.Second(near.getFirst().id(), since.orElse(null));
            }
            faults.add(Refusal.of("ROSTER_SECOND_ELSEWHERE"));
        }
        return null;
    }

    /// Of the same community, or hung on a unit below it.
    private boolean isNear(Unit branch, Unit place) {
        return tree.isAtOrAbove(Neighbourhood.of(tree, playbook, place.id()), branch.id());
    }

    /// A name as it is compared: widths and blanks are typed in many ways.
    static String plain(String name) {
        return Normalizer.normalize(name, Normalizer.Form.NFKC).replaceAll("\\s+", "");
    }

    /// Where every grid of these places is, for who looks at them before.
    Map<Long, Long> grids(List<RosterLine.Good> of) {
        var grids = new HashMap<Long, Long>();
        of.forEach(row -> places.gridOf(row.place()).ifPresent(grid -> grids.put(row.place(), grid)));
        return grids;
    }
}
