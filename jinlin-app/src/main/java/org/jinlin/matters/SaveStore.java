package org.jinlin.matters;

import static org.jinlin.db.matters.Tables.COMMAND;
import static org.jinlin.db.matters.Tables.DUE;
import static org.jinlin.db.matters.Tables.MATTER;
import static org.jinlin.db.matters.Tables.MOVE;
import static org.jinlin.db.matters.Tables.UNNUMBERED;
import static org.jinlin.db.matters.Tables.WORDS;
import static org.jooq.impl.DSL.excluded;
import static org.jooq.impl.DSL.insertInto;
import static org.jooq.impl.DSL.update;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jinlin.kit.Prepared;
import org.jooq.DSLContext;
import org.jooq.Field;
import org.jooq.Table;
import org.jspecify.annotations.Nullable;

/// The SQL of a move being saved: the statements of the hottest path, each written once.
final class SaveStore {

    /// What a column holds of something.
    private record Column<T>(Field<?> field, Function<T, @Nullable Object> value) {}

    private record Said(Move move, byte @Nullable [] salt, String words) {}

    private record Carried(Move move, MatterStore.Sent sent) {}

    private record Ticking(Move move, Due due) {}

    private static final List<Column<Matter>> KEY = List.of(new Column<>(MATTER.DISTRICT_ID, Matter::district), new Column<>(MATTER.ID, Matter::id));

    /// What no move changes.
    private static final List<Column<Matter>> IDENTITY = List.of(
            new Column<>(MATTER.NUMBER, matter -> matter.identity().number()),
            new Column<>(MATTER.KIND, matter -> matter.identity().kind()),
            new Column<>(MATTER.PLAYBOOK_CODE, matter -> matter.identity().playbook()),
            new Column<>(MATTER.PLAYBOOK_VERSION, matter -> matter.identity().playbookVersion()),
            new Column<>(MATTER.CHANNEL, matter -> matter.identity().channel()),
            new Column<>(MATTER.ASKER_ID, matter -> matter.identity().askerId()),
            new Column<>(MATTER.OPENER_ID, matter -> matter.identity().openerId()),
            new Column<>(MATTER.OPENER_UNIT_ID, matter -> matter.identity().openerUnitId()),
            new Column<>(MATTER.SUBJECT_ID, matter -> matter.identity().subjectId()),
            new Column<>(MATTER.PARENT_ID, matter -> matter.identity().parentId()),
            new Column<>(MATTER.LONGITUDE, matter -> matter.identity().longitude()),
            new Column<>(MATTER.LATITUDE, matter -> matter.identity().latitude()),
            new Column<>(MATTER.OPENED_AT, matter -> matter.identity().openedAt()));

    private static final List<Column<Matter>> STATE = List.of(
            new Column<>(MATTER.STAGE, matter -> matter.state().stage()),
            new Column<>(MATTER.OUTCOME, matter -> matter.state().outcome()),
            new Column<>(MATTER.GRADE, matter -> matter.state().grade()),
            new Column<>(MATTER.SHOWN_GRADE, MatterStore::shownGrade),
            new Column<>(MATTER.CATEGORY, matter -> matter.state().category()),
            new Column<>(MATTER.OWNER_ID, matter -> matter.state().ownerId()),
            new Column<>(MATTER.BASE_ID, matter -> matter.state().baseId()),
            new Column<>(MATTER.TAKER_ID, matter -> matter.state().takerId()),
            new Column<>(MATTER.PLACE_ID, matter -> matter.state().placeId()),
            new Column<>(MATTER.CHAIN, matter -> matter.state().chain().toArray(Long[]::new)),
            new Column<>(MATTER.INTO_ID, matter -> matter.state().intoId()),
            new Column<>(MATTER.FACTS, matter -> MatterJson.facts(matter.facts())),
            new Column<>(MATTER.TALLY, matter -> MatterJson.tally(matter.tally())),
            new Column<>(MATTER.DUES, matter -> MatterJson.dues(matter.dues())),
            new Column<>(MATTER.SEQ, matter -> matter.state().seq()),
            new Column<>(MATTER.HEAD, matter -> matter.state().head()),
            new Column<>(MATTER.MOVED_AT, matter -> matter.state().movedAt()),
            new Column<>(MATTER.ENDED_AT, matter -> matter.state().endedAt()),
            new Column<>(MATTER.TOLD, matter -> matter.state().told().toArray(String[]::new)),
            new Column<>(MATTER.OWN_UNIT, matter -> matter.state().ownUnitId()),
            new Column<>(MATTER.DUE_AT, matter -> matter.nextDueAt().orElse(null)));

    private static final List<Column<Move>> MOVES = List.of(
            new Column<>(MOVE.DISTRICT_ID, Move::district),
            new Column<>(MOVE.MATTER_ID, Move::matterId),
            new Column<>(MOVE.SEQ, Move::seq),
            new Column<>(MOVE.VERB, Move::verb),
            new Column<>(MOVE.FROM_STAGE, Move::fromStage),
            new Column<>(MOVE.TO_STAGE, Move::toStage),
            new Column<>(MOVE.ACTOR_KIND, move -> move.actor().kind()),
            new Column<>(MOVE.ACTOR_ID, move -> move.actor().personId()),
            new Column<>(MOVE.UNIT_ID, move -> move.actor().unitId()),
            new Column<>(MOVE.ROLE, move -> move.actor().role()),
            new Column<>(MOVE.FOR_ID, move -> move.actor().forId()),
            new Column<>(MOVE.INTERNAL, Move::internal),
            new Column<>(MOVE.AT, Move::at),
            new Column<>(MOVE.CHANGE, move -> MatterJson.change(move.change())),
            new Column<>(MOVE.WORDS_HASH, Move::wordsHash),
            new Column<>(MOVE.PREVIOUS, Move::previous),
            new Column<>(MOVE.HASH, Move::hash));

    private static final List<Column<Move>> NUMBERED_LATER = List.of(
            new Column<>(UNNUMBERED.DISTRICT_ID, Move::district),
            new Column<>(UNNUMBERED.MATTER_ID, Move::matterId),
            new Column<>(UNNUMBERED.SEQ, Move::seq));

    private static final List<Column<Said>> SAID = List.of(
            new Column<>(WORDS.DISTRICT_ID, said -> said.move().district()),
            new Column<>(WORDS.MATTER_ID, said -> said.move().matterId()),
            new Column<>(WORDS.SEQ, said -> said.move().seq()),
            new Column<>(WORDS.SALT, Said::salt),
            new Column<>(WORDS.BODY, Said::words));

    private static final List<Column<Carried>> CARRIED = List.of(
            new Column<>(COMMAND.DISTRICT_ID, carried -> carried.move().district()),
            new Column<>(COMMAND.CLIENT_ID, carried -> carried.sent().clientId()),
            new Column<>(COMMAND.MATTER_ID, carried -> carried.move().matterId()),
            new Column<>(COMMAND.SEQ, carried -> carried.move().seq()),
            new Column<>(COMMAND.DIGEST, carried -> carried.sent().digest()),
            new Column<>(COMMAND.AT, carried -> carried.move().at()));

    private static final List<Column<Ticking>> CLOCK = List.of(
            new Column<>(DUE.DISTRICT_ID, ticking -> ticking.move().district()),
            new Column<>(DUE.MATTER_ID, ticking -> ticking.move().matterId()),
            new Column<>(DUE.CLOCK, ticking -> ticking.due().clock()));

    private static final List<Column<Ticking>> ROUND = List.of(
            new Column<>(DUE.ROUND, ticking -> ticking.due().round()),
            new Column<>(DUE.STATE, ticking -> ticking.due().state().name().toLowerCase(Locale.ROOT)),
            new Column<>(DUE.UNIT_ID, ticking -> ticking.due().unitId()),
            new Column<>(DUE.STARTED_AT, ticking -> ticking.due().startedAt()),
            new Column<>(DUE.DUE_AT, ticking -> ticking.due().dueAt()),
            new Column<>(DUE.WAKE_AT, ticking -> ticking.due().wakeAt()),
            new Column<>(DUE.MISSED_AT, ticking -> ticking.due().missedAt()),
            new Column<>(DUE.ENDED_AT, ticking -> ticking.due().endedAt()),
            new Column<>(DUE.PROMISE, ticking -> ticking.due().promise()),
            new Column<>(DUE.SHOWN_GRADE, ticking -> ticking.due().shownGrade()));

    private static final List<Column<Matter>> WHOLE = both(both(KEY, IDENTITY), STATE);
    private static final List<Column<Matter>> CHANGED = both(STATE, KEY);
    private static final List<Column<Ticking>> WOUND = both(CLOCK, ROUND);

    private static final Prepared OPEN = insert(MATTER, WHOLE);
    private static final Prepared CHANGE = Prepared.of(update(MATTER).set(places(STATE))
            .where(MATTER.DISTRICT_ID.eq(Prepared.value(MATTER.DISTRICT_ID)), MATTER.ID.eq(Prepared.value(MATTER.ID))));
    private static final Prepared MOVE_ON = insert(MOVE, MOVES);
    private static final Prepared NUMBER_LATER = insert(UNNUMBERED, NUMBERED_LATER);
    private static final Prepared SAY = insert(WORDS, SAID);
    private static final Prepared REMEMBER = insert(COMMAND, CARRIED);
    private static final Prepared WIND = Prepared.of(insertInto(DUE, fields(WOUND)).values(places(WOUND).values())
            .onConflict(fields(CLOCK)).doUpdate().set(renewed(ROUND)));

    private SaveStore() {}

    /// See [MatterStore#save].
    static void save(DSLContext db, Matter after, boolean isNew, Move move, byte @Nullable [] salt, @Nullable String words, MatterStore.@Nullable Sent sent) {
        var statements = new ArrayList<Prepared.Filled>();
        statements.add(isNew ? filled(OPEN, WHOLE, after) : filled(CHANGE, CHANGED, after));
        statements.add(filled(MOVE_ON, MOVES, move));
        statements.add(filled(NUMBER_LATER, NUMBERED_LATER, move));
        if (words != null) {
            statements.add(filled(SAY, SAID, new Said(move, salt, words)));
        }
        move.change().dues().forEach(due -> statements.add(filled(WIND, WOUND, new Ticking(move, due))));
        if (sent != null) {
            statements.add(filled(REMEMBER, CARRIED, new Carried(move, sent)));
        }
        Prepared.send(db, statements);
    }

    private static <T> Prepared insert(Table<?> table, List<Column<T>> columns) {
        return Prepared.of(insertInto(table, fields(columns)).values(places(columns).values()));
    }

    private static <T> Prepared.Filled filled(Prepared statement, List<Column<T>> columns, T row) {
        return statement.with(columns.stream().map(column -> column.value().apply(row)).toArray());
    }

    private static <T> List<Column<T>> both(List<Column<T>> first, List<Column<T>> second) {
        return Stream.concat(first.stream(), second.stream()).toList();
    }

    private static <T> List<Field<?>> fields(List<Column<T>> columns) {
        return columns.stream().<Field<?>>map(Column::field).toList();
    }

    private static <T> LinkedHashMap<Field<?>, Object> places(List<Column<T>> columns) {
        var places = new LinkedHashMap<Field<?>, Object>();
        columns.forEach(column -> places.put(column.field(), Prepared.value(column.field())));
        return places;
    }

    private static <T> LinkedHashMap<Field<?>, Object> renewed(List<Column<T>> columns) {
        var renewed = new LinkedHashMap<Field<?>, Object>();
        columns.forEach(column -> renewed.put(column.field(), excluded(column.field())));
        return renewed;
    }
}
