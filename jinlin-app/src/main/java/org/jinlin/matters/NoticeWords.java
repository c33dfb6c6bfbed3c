package org.jinlin.matters;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.Showing;
import org.jspecify.annotations.Nullable;

/// A line of what everybody may read, from what is kept to what people see. Pure but for what it is given.
///
/// @param names  of persons in office; of nobody else
/// @param photos that are published, by their matter
record NoticeWords(Playbook playbook, Tree tree, PageTexts texts, Map<Long, String> names, Map<Long, List<Long>> photos) {

    private static final String TITLE = "title";
    private static final String FOLLOW = "follow";

    Notice of(ShownStore.Row row, LocalDate today) {
        Showing showing = playbook.kind(row.kind()).showing().orElseThrow();
        Excerpt excerpt = Excerpt.read(row.body());
        Object title = excerpt.said().get(TITLE);
        List<Notice.Part> said = parts(row.kind(), excerpt.said()).stream().filter(part -> !part.field().equals(TITLE) && !showing.week().contains(part.field())).toList();
        List<List<Notice.Part>> each = excerpt.each().stream().filter(this::isTold).map(line -> parts(row.kind(), line)).toList();
        return new Notice(row.number(), row.kind(), term(row.kind(), row.kind()), title == null ? term(row.kind(), row.kind()) : title.toString(), row.stage(), showing.stages().size() > 1 ? term(row.kind(), row.stage()) : "",
                new MatterView.Place(Long.toString(row.placeId()), name(row.placeId())), organisation(row.placeId()), said, each, week(row.kind(), showing, excerpt, today), row.longitude(),
                row.latitude(), isFollowable(row), playbook.terms().containsKey(row.kind() + "." + FOLLOW) ? term(row.kind(), FOLLOW) : "", isVotable(row), calls(excerpt),
                photos.getOrDefault(row.matterId(), List.of()).stream().map(photo -> PublishedPhotos.address(row.number(), photo)).toList());
    }

    private List<MatterPagesPlaces.Office> calls(Excerpt excerpt) {
        return playbook.fields().values().stream().filter(field -> field.type() == Field.Type.UNIT && excerpt.said().containsKey(field.code())).flatMap(field -> ids(excerpt.said().get(field.code())))
                .flatMap(unit -> tree.find(unit).stream()).filter(unit -> unit.phone() != null).map(unit -> new MatterPagesPlaces.Office(unit.name(), unit.phone())).toList();
    }

    private boolean isFollowable(ShownStore.Row row) {
        MoveRule follow = playbook.kind(row.kind()).moves().get(FOLLOW);
        return follow != null && follow.by().contains("resident") && follow.from().contains(row.stage());
    }

    private boolean isVotable(ShownStore.Row row) {
        return playbook.kind(row.kind()).moves().values().stream().anyMatch(move -> move.isVote() && move.from().contains(row.stage()));
    }

    /// In the order of the playbook's fields; who is named to nobody is left out.
    private List<Notice.Part> parts(String kind, Map<String, Object> said) {
        var parts = new ArrayList<Notice.Part>();
        for (Field field : playbook.fields().values()) {
            Object value = said.get(field.code());
            String text = value == null ? "" : text(kind, field, value);
            if (!text.isEmpty()) {
                parts.add(new Notice.Part(field.code(), term(kind, field.code()), text));
            }
        }
        return parts;
    }

    /// A line about somebody who is named to nobody says nothing to anybody.
    private boolean isTold(Map<String, Object> line) {
        return line.entrySet().stream().noneMatch(entry -> isPerson(playbook, entry.getKey()) && !names.containsKey(entry.getValue()));
    }

    private static boolean isPerson(Playbook playbook, String field) {
        return playbook.fields().containsKey(field) && playbook.fields().get(field).type() == Field.Type.PERSON;
    }

    private List<Notice.Day> week(String kind, Showing showing, Excerpt excerpt, LocalDate today) {
        var days = new ArrayList<Notice.Day>();
        for (int day = 0; day < showing.week().size(); day++) {
            String code = showing.week().get(day);
            String who = excerpt.said().get(code) instanceof Long person ? names.getOrDefault(person, "") : "";
            days.add(new Notice.Day(term(kind, code), who, today.getDayOfWeek().ordinal() == day));
        }
        return List.copyOf(days);
    }

    private String text(String kind, Field field, Object value) {
        return switch (field.type()) {
            case TEXT, CODE, NUMBER -> value.toString();
            case FLAG -> texts.get(Boolean.TRUE.equals(value) ? "public.yes" : "public.no");
            case TIME -> texts.when(Instant.parse(value.toString()));
            case PERSON -> value instanceof Long person ? names.getOrDefault(person, "") : "";
            case UNIT, UNITS -> String.join(texts.get("comma"), ids(value).map(this::name).toList());
            case CATEGORY -> playbook.categories().containsKey(value.toString()) ? playbook.categories().get(value.toString()).name().getOrDefault(texts.language(), "") : "";
            case CHOICE, GRADE -> choice(kind, field.code(), value.toString());
            case FILES, MATTER -> "";
        };
    }

    private String choice(String kind, String field, String code) {
        return playbook.terms().containsKey(field + "." + code) ? term("", field + "." + code) : term(kind, code);
    }

    /// The persons that a line names.
    static Stream<Long> persons(Playbook playbook, Excerpt excerpt) {
        return Stream.concat(Stream.of(excerpt.said()), excerpt.each().stream()).flatMap(said -> said.entrySet().stream())
                .filter(entry -> isPerson(playbook, entry.getKey()))
                .map(Map.Entry::getValue).filter(Long.class::isInstance).map(Long.class::cast);
    }

    private static Stream<Long> ids(Object value) {
        return (value instanceof List<?> several ? several.stream() : Stream.of(value)).filter(Long.class::isInstance).map(Long.class::cast);
    }

    private String name(long unit) {
        return tree.find(unit).map(Unit::name).orElse("");
    }

    private MatterView.@Nullable Named organisation(long unit) {
        return tree.find(unit).map(Unit::level).filter(playbook.organisations()::contains).map(level -> new MatterView.Named(level, term("", level))).orElse(null);
    }

    private String term(String kind, String code) {
        return playbook.term(kind, code, texts.language());
    }
}
