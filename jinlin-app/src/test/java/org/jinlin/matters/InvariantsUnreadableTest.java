package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A row that nobody can read is named, and hides no fault of another.
class InvariantsUnreadableTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");

    private final Invariants invariants = SERVER.bean(Invariants.class);

    private static String open(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    /// As somebody who holds the password of the database's owner: the program itself cannot change a move.
    private static DSLContext behindTheBack() {
        return DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES);
    }

    /// What `work` finds while one value of a matter is none that the engine writes.
    private void whileBroken(String table, String column, String number, String broken, Runnable work) {
        String where = " where district_id = ? and %s = (select id from matters.matter where district_id = ? and number = ?)"
                .formatted(table.equals("matters.matter") ? "id" : "matter_id");
        String before = behindTheBack().fetchSingle("select " + column + " from " + table + where, WORLD.district(), WORLD.district(), number).get(0, String.class);
        String update = "update " + table + " set " + column + " = ?" + where;
        assertThat(behindTheBack().execute(update, broken, WORLD.district(), WORLD.district(), number)).isEqualTo(1);
        try {
            work.run();
        } finally {
            behindTheBack().execute(update, before, WORLD.district(), WORLD.district(), number);
        }
    }

    @AfterAll
    static void nothingStaysBroken() {
        assertThat(SERVER.bean(Invariants.class).check(WORLD.district())).isEmpty();
    }

    @ParameterizedTest
    @CsvSource({"matters.matter,facts,no json", "matters.matter,tally,[1", "matters.matter,dues,{\"answer\":", "matters.matter,dues,7", "matters.move,change,no json",
        "matters.move,change,[]"})
    void itIsNamedAndHidesNoOther(String table, String column, String broken) {
        String unreadable = open("下水道堵了");
        String other = open("路灯不亮");
        WORLD.server().settle(WORLD.district());
        whileBroken(table, column, unreadable, broken, () -> whileBroken("matters.matter", "category", other, "changed", () -> {
            for (List<String> found : List.of(invariants.check(WORLD.district()), invariants.sample(WORLD.district()))) {
                assertThat(found).hasSize(2).anySatisfy(fault -> assertThat(fault).contains(unreadable, "cannot be read"))
                        .anySatisfy(fault -> assertThat(fault).contains(other, "category"));
            }
        }));
    }

    @Test
    void rowsThatTheEngineWroteAreRead() {
        open("电梯停了");
        WORLD.server().settle(WORLD.district());
        assertThat(invariants.check(WORLD.district())).isEmpty();
    }
}
