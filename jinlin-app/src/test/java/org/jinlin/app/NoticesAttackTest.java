package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.app.BoardWorld.NOBODY;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jooq.exception.DataAccessException;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Whoever tries to read more than is public: other fields, other stages, other kinds, other districts, residents' names.
class NoticesAttackTest {

    private static final BoardWorld BOARD = new BoardWorld();
    private static String room = "";
    private static String draft = "";
    private static String talk = "";

    @BeforeAll
    static void somethingToBeStolen() {
        room = BOARD.room("1号楼", Map.of("keeper", BOARD.world.person("resident-02")));
        BOARD.make("clerk", room, "note", Map.of("text", "电话 13800000000 找张三"));
        BOARD.make("clerk", room, "change", Map.of("area", 41, "secret", "第二个秘密"));
        draft = BOARD.room("2号楼", Map.of("title", "还没定的活动室"));
        BOARD.make("clerk", draft, "strike", Map.of());
        talk = BOARD.open("resident-01", "talk", "1号楼", Map.of("text", "三楼王家太吵"));
        BOARD.make("resident-01", talk, "note", Map.of("text", "我住 302"));
    }

    @ParameterizedTest
    @ValueSource(strings = {NOBODY, "resident-01", "resident-03", "volunteer"})
    void noOtherFieldIsReadAnywhere(String who) {
        for (String path : List.of("/api/public?x=1", "/api/public/room?x=1", "/api/public/talk?x=1", "/api/public/roster?x=1", "/api/pillars?x=1")) {
            assertThat(BOARD.client(who).get(path + "&district=" + BOARD.world.code() + "&" + BOARD.all()).body()).as(path)
                    .doesNotContain("门锁", "秘密", "13800000000", "张三", "王家", "302", "还没定的", "演示居民", String.valueOf(BOARD.world.person("resident-02")));
        }
        for (String path : List.of("/area", "/area?kind=room", "/area?kind=talk", "/pillars")) {
            assertThat(BOARD.page(path).body()).as(path).doesNotContain("门锁", "秘密", "13800000000", "张三", "王家", "302", "还没定的", "演示居民");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "resident-03", "volunteer"})
    void whatIsShownOpensNothingElseOfTheMatter(String who) {
        for (String path : List.of("", "/moves", "/proof")) {
            TestClient.Answer answer = BOARD.world.as(who).get("/api/matters/" + room + path);
            assertThat(answer.status()).as(path).isIn(403, 404);
            assertThat(answer.body()).doesNotContain("棋牌室", "秘密");
        }
        assertThat(BOARD.world.as(who).move(room, "change", Map.of("area", 1)).status()).isIn(403, 404);
        assertThat(PageClient.signedIn(BOARD.world, who).get("/r/" + room).status()).isEqualTo(404);
    }

    @Test
    void draftsAndWhatResidentsBeganAreNotShown() {
        assertThat(BOARD.numbers("resident-03", "room", BOARD.all())).containsExactly(room);
        assertThat(BOARD.numbers(NOBODY, "talk", BOARD.all())).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"request", "order", "entry", "nothing", "Room", "room'--", "..%2Froom", "room%00"})
    void kindsOfWhichNothingIsPublicAreAllUnknownAlike(String kind) {
        TestClient.Answer answer = BOARD.asked("resident-01", kind, BOARD.all());
        assertThat(answer.status()).isIn(400, 404, 422);
        assertThat(BOARD.page("/area?kind=" + kind).status()).isIn(400, 404);
    }

    @ParameterizedTest
    @CsvSource({"unit,999999999999999999", "unit,0", "unit,-1", "unit,'1 or 1=1'", "unit,x", "after,x", "after,AAAA", "limit,0", "limit,100000", "limit,x"})
    void addressesMadeByHandAreRefused(String parameter, String value) {
        TestClient.Answer answer = BOARD.client("resident-01").get("/api/public/room?" + parameter + "=" + value.replace(" ", "%20"));
        assertThat(answer.status()).as(answer.body()).isIn(400, 404, 422);
        assertThat(answer.body()).doesNotContain("棋牌室");
    }

    @Test
    void anotherDistrictReadsItsOwnOnly() {
        var other = new BoardWorld();
        String theirs = other.room("1号楼", Map.of("title", "别处的活动室"));
        assertThat(other.numbers("resident-01", "room", other.all())).containsExactly(theirs);
        assertThat(BOARD.numbers("resident-01", "room", BOARD.all())).containsExactly(room);
        TestClient.Answer crossed = BOARD.client("resident-01").get("/api/public/room?unit=" + other.world.unit("1号楼") + "&district=" + other.world.code());
        assertThat(crossed.body()).as("who is signed in has one district, whatever the address says").doesNotContain("别处的");
        assertThat(BOARD.client(NOBODY).get("/api/public/room?unit=" + other.world.unit("1号楼") + "&district=" + BOARD.world.code()).body()).doesNotContain("别处的");
        assertThat(BOARD.client(NOBODY).get("/api/public/room").status()).as("among several districts one is named").isIn(400, 404, 422);
        assertThat(BOARD.page("/area?unit=" + other.world.unit("1号楼")).status()).isEqualTo(404);
    }

    @Test
    void theDatabaseLetsNobodyInParticularReadNothingButThat() {
        Db db = BOARD.server.bean(Db.class);
        var nobody = new Scope(BOARD.world.district(), Scope.Kind.PERSON, 0);
        assertThat(rows(db, nobody, "matters.shown")).isEqualTo(1);
        for (String table : List.of("matters.matter", "matters.move", "matters.words", "matters.file", "matters.due", "matters.follower", "people.person", "people.appointment", "people.account",
                "insight.fact")) {
            assertThat(rows(db, nobody, table)).as(table).isZero();
        }
        assertThat(rows(db, new Scope(BOARD.world.district() + 1000, Scope.Kind.PERSON, 0), "matters.shown")).isZero();
        assertThat((Object) db.read(nobody, sql -> sql.fetchValue("select string_agg(body, '') from matters.shown where district_id = ?", BOARD.world.district()))).asString().contains("棋牌室").doesNotContain("门锁", "秘密", "张三");
    }

    @ParameterizedTest
    @ValueSource(strings = {"delete from matters.shown", "update matters.shown set body = '{}'"})
    void aResidentsScopeChangesNothingOfIt(String statement) {
        Db db = BOARD.server.bean(Db.class);
        var resident = new Scope(BOARD.world.district(), Scope.Kind.PERSON, BOARD.world.person("resident-01"));
        assertThat(db.<Integer>write(resident, sql -> sql.execute(statement + " where district_id = ?", BOARD.world.district()))).isZero();
        assertThatThrownBy(() -> db.<Integer>write(resident, sql -> sql.execute("insert into matters.shown select district_id, matter_id + 1, number || 'x', kind, playbook_code, playbook_version, stage, place_id,"
                + " longitude, latitude, body, at from matters.shown where district_id = ?", BOARD.world.district()))).isInstanceOf(DataAccessException.class);
        assertThat(BOARD.numbers(NOBODY, "room", BOARD.all())).containsExactly(room);
    }

    private static int rows(Db db, Scope scope, String table) {
        return db.read(scope, sql -> sql.fetchSingle("select count(*) from " + table + " where district_id = ?", BOARD.world.district()).get(0, Integer.class));
    }

    @Test
    void nobodyFollowsWhatIsNotShown() {
        PageClient neighbour = PageClient.signedIn(BOARD.world, "resident-03");
        String csrf = neighbour.get("/near").body().replaceAll("(?s).*name=\"_csrf\" value=\"([^\"]*)\".*", "$1");
        for (String number : List.of(talk, draft, room, "605-000000-0000", "%00", "x'%20or%201=1", "")) {
            byte[] form = ("_csrf=" + URLEncoder.encode(csrf, StandardCharsets.UTF_8) + "&number=" + number + "&id=" + UUID.randomUUID()).getBytes(StandardCharsets.UTF_8);
            assertThat(neighbour.post("/near", "application/x-www-form-urlencoded", form).status()).as(number).isIn(403, 404);
        }
    }
}
