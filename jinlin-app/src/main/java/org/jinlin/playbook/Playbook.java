package org.jinlin.playbook;

import java.time.LocalTime;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;

/// One version of a district's working method (工作法), merged with what it extends and ready for the engine.
///
/// @param code          the pack's folder name
/// @param version       0 while only a file; 1, 2 ... once published
/// @param name          the pack's name per language
/// @param languages     the languages every term is given in
/// @param levels        levels of the tree, top first
/// @param organisations kinds of organisation that hang on the tree
/// @param grades        grades in rising order of urgency, each the name of a warning colour
/// @param figures       what is counted for each unit, in the order of the page
/// @param charts        drawings of units and posts
/// @param duties        category -> whom its requests are usually given to, levels or organisation kinds, the usual first (权责清单)
/// @param points        how points and time are earned, and what they are good for
/// @param consents      what people agree to or not
/// @param overlays      operating mode -> the pack that holds in place of this one while the mode is in force
/// @param terms         term -> language -> text; `KIND.term` stands before `term`
public record Playbook(
        String code,
        int version,
        Map<String, String> name,
        List<String> languages,
        List<String> levels,
        List<String> organisations,
        Map<String, Role> roles,
        List<String> grades,
        Hours hours,
        Map<String, Field> fields,
        Map<String, Channel> channels,
        Map<String, Kind> kinds,
        Map<String, LinkKind> links,
        Map<String, CalendarRule> calendar,
        Map<String, Figure> figures,
        Map<String, Obligation> obligations,
        Map<String, Chart> charts,
        Map<String, Category> categories,
        Map<MatrixCell, String> matrix,
        Map<String, List<String>> duties,
        PointsPlan points,
        Map<String, Consent> consents,
        Map<String, String> overlays,
        Map<String, Map<String, String>> terms) {

    /// What somebody is appointed as. `at`: levels or organisation kinds; `owns`: answers for a unit when a step is due there. `one`: a unit has one holder at most. `lay`: no office, for
    /// opening matters alone.
    public record Role(String code, Set<String> at, boolean owns, boolean one, boolean lay) {}

    /// A drawing of units below each other, down to who holds some posts (架构图).
    ///
    /// @param units  levels and kinds of organisation that are drawn
    /// @param posts  roles whose holders are drawn, each at its unit
    /// @param figure a figure that stands in the title
    public record Chart(String code, Set<String> units, Set<String> posts, Optional<String> figure) {}

    /// Office hours of a working day, local time. A deadline in working days ends at `close` (Civil Code Art. 203).
    public record Hours(LocalTime open, LocalTime close) {}

    /// A way in: who may enter a matter there, and which facts it sets.
    public record Channel(String code, Set<String> by, Map<String, Object> sets) {}

    /// A kind of link between a person and a household, firm or unit (包挂), and which role stands in.
    public record LinkKind(String code, String from, String to, List<String> tagged, String ifVacant) {}

    /// A rhythm that opens matters of `opens` for each subject: every calendar period, or rolling since the last was done.
    public record CalendarRule(String code, String opens, Each each, Every every) {

        /// For each link of a kind, or each unit of a level; with `rota` the turn goes round the holders of that role.
        public record Each(Optional<String> link, Optional<String> unit, Optional<String> rota) {}

        /// `period` is one of week, month, quarter, last_sunday; otherwise `span` since the last was done.
        public record Every(Optional<String> period, Optional<Span> sinceLastDone) {}
    }

    /// What a request is about; the three defaults feed the grade matrix until somebody says otherwise.
    ///
    /// @param neighbours whether neighbours may be told that there is one, without its words, names and doors
    /// @param words      what people call it, by which a report is guessed to be about it
    public record Category(
            String code, Optional<String> parent, Map<String, String> name,
            Optional<String> nature, Optional<String> scope, Optional<String> harm, boolean neighbours, List<String> words) {}

    /// A cell of the grade matrix 性质 × 影响范围 × 危害程度 (report row CT-11).
    public record MatrixCell(String nature, String scope, String harm) {}

    /// The same playbook as a published version.
    public Playbook at(int version) {
        return new Playbook(code, version, name, languages, levels, organisations, roles, grades, hours, fields, channels, kinds, links,
                calendar, figures, obligations, charts, categories, matrix, duties, points, consents, overlays, terms);
    }

    /// The same playbook where a district wants finished work to be shown by photos: what stands in `proof` must be given.
    public Playbook proven() {
        var all = new LinkedHashMap<String, Kind>();
        kinds.forEach((kind, rules) -> all.put(kind, rules.proven()));
        return new Playbook(code, version, name, languages, levels, organisations, roles, grades, hours, fields, channels, Collections.unmodifiableMap(all), links,
                calendar, figures, obligations, charts, categories, matrix, duties, points, consents, overlays, terms);
    }

    /// The operating mode that this playbook is; empty for a district's own.
    public Optional<String> mode() {
        return overlays.entrySet().stream().filter(overlay -> overlay.getValue().equals(code)).map(Map.Entry::getKey).findFirst();
    }

    /// The person that the fields of a move name, as they came or as they were read; empty when they name nobody.
    public Optional<Long> namedBy(Map<String, ?> said) {
        return said.entrySet().stream().filter(entry -> fields.containsKey(entry.getKey()) && fields.get(entry.getKey()).type() == Field.Type.PERSON)
                .map(entry -> String.valueOf(entry.getValue())).filter(id -> id.matches("\\d{1,18}")).map(Long::valueOf).findFirst();
    }

    public Kind kind(String code) {
        Kind kind = kinds.get(code);
        if (kind == null) {
            throw new IllegalArgumentException("playbook " + this.code + " has no kind " + code);
        }
        return kind;
    }

    /// Whom a category's requests are usually given to: levels or organisation kinds, the usual first; those of the category
    /// above it where it has none of its own, and nobody where that has none either.
    public List<String> duties(String category) {
        return duties.containsKey(category) ? duties.get(category)
                : Optional.ofNullable(categories.get(category)).flatMap(Category::parent).map(this::duties).orElse(List.of());
    }

    /// The text of a term in a language, first as the kind says it, then generally; the bare term when nobody says it.
    public String term(String kind, String term, String language) {
        var texts = terms.getOrDefault(kind + "." + term, terms.get(term));
        return texts == null ? term : texts.getOrDefault(language, texts.values().iterator().next());
    }

    /// The text of a clock, which often shares its code with a move: its term is `clock.CODE`, or `KIND.clock.CODE`.
    public String clockTerm(String kind, String clock, String language) {
        String text = term(kind, "clock." + clock, language);
        return text.equals("clock." + clock) ? clock : text;
    }

    /// Whether a role is no office: whoever holds nothing else is a resident who may open a little more.
    public boolean isLay(String role) {
        Role known = roles.get(role);
        return known != null && known.lay();
    }

    /// Whether a role answers for a unit when a step is due there: asked of each post at each look at a matter.
    public boolean owns(String role) {
        Role known = roles.get(role);
        return known != null && known.owns();
    }

    /// Roles that answer for a unit when a step is due there.
    public Set<String> owningRoles() {
        return roles.values().stream().filter(Role::owns).map(Role::code).collect(Collectors.toUnmodifiableSet());
    }
}
