package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.app.BoardWorld.NOBODY;
import static org.jinlin.app.BoardWorld.said;

import java.util.List;
import java.util.Map;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.matters.Erasures;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// What everybody may read of registers, rosters and notices, and where it stands on pages.
class NoticesTest {

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "resident-03", "worker", "clerk", NOBODY})
    void whatIsPublicIsReadByEverybodyAlike(String who) {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of("keeper", board.world.person("secretary"), "company", board.world.unit("演示物业")));
        JsonNode line = board.line(who, "room");
        assertThat(line.get("number").asString()).isEqualTo(room);
        assertThat(line.get("title").asString()).isEqualTo("棋牌室");
        assertThat(line.at("/where/name").asString()).isEqualTo("1号楼");
        assertThat(said(line, "area")).isEqualTo("40");
        assertThat(said(line, "keeper")).isEqualTo("演示书记01");
        assertThat(said(line, "company")).isEqualTo("演示物业");
    }

    @Test
    void theLatestOfEachFieldIsReadAndWhatWasTakenBackIsNot() {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of());
        board.make("clerk", room, "change", Map.of("area", 50));
        assertThat(said(board.line(NOBODY, "room"), "area")).isEqualTo("50");
        board.make("clerk", room, "take_back", Map.of());
        assertThat(said(board.line(NOBODY, "room"), "area")).isEqualTo("40");
    }

    @Test
    void whatEndsComesDownAndSoDoesADraft() {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of());
        String other = board.room("2号楼", Map.of());
        assertThat(board.numbers(NOBODY, "room", board.all())).containsExactly(other, room);
        board.make("clerk", room, "strike", Map.of());
        assertThat(board.numbers(NOBODY, "room", board.all())).containsExactly(other);
        board.make("clerk", other, "retire", Map.of("reason", "拆了"));
        assertThat(board.numbers(NOBODY, "room", board.all())).isEmpty();
        assertThat(board.client(NOBODY).get("/api/public?district=" + board.world.code()).json().size()).isZero();
    }

    @Test
    void whatIsSaidOfOneStageIsReadInThatStageOnly() {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of());
        board.make("clerk", room, "close", Map.of("reason", "台风停开"));
        JsonNode shut = board.line(NOBODY, "room");
        assertThat(said(shut, "reason")).isEqualTo("台风停开");
        assertThat(shut.get("state").asString()).isEqualTo("暂停开放");
        assertThat(said(shut, "area")).isEqualTo("40");
        board.make("clerk", room, "reopen", Map.of());
        assertThat(said(board.line(NOBODY, "room"), "reason")).isEmpty();
    }

    @Test
    void membersStandEachOnALineAndWhoeverHoldsNoPostOnNone() {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of("keeper", board.world.person("resident-01")));
        for (String who : List.of("secretary", "clerk", "resident-02")) {
            board.make("clerk", room, "enrol", Map.of("keeper", board.world.person(who)));
        }
        JsonNode line = board.line(NOBODY, "room");
        assertThat(line.get("each").valueStream().map(parts -> parts.get(0).get("value").asString()).toList()).containsExactly("演示书记01", "演＊＊");
        assertThat(said(line, "keeper")).as("a resident keeps it, and is named to nobody").isEmpty();
    }

    @Test
    void aRosterSaysWhoIsThereToday() {
        var board = new BoardWorld();
        String roster = board.roster();
        JsonNode line = board.line("resident-03", "roster");
        assertThat(line.get("week").valueStream().map(day -> day.get("name").asString() + day.get("who").asString()).toList())
                .containsExactly("周一演示经办人01", "周二演＊＊", "周三演＊＊", "周四", "周五演示经办人01", "周六", "周日");
        assertThat(line.get("week").valueStream().filter(day -> day.get("today").asBoolean()).map(day -> day.get("name").asString()).toList()).containsExactly("周五");
        board.make("clerk", roster, "change", Map.of("friday", board.world.person("secretary")));
        board.world.pass("P3D");
        assertThat(board.line(NOBODY, "roster").get("week").valueStream().filter(day -> day.get("today").asBoolean()).map(day -> day.get("name").asString()).toList()).containsExactly("周一");
    }

    @Test
    void anAreaHasWhatLiesBelowIt() {
        var board = new BoardWorld();
        String one = board.room("1号楼", Map.of());
        String two = board.room("第2网格", Map.of());
        assertThat(board.numbers(NOBODY, "room", board.unit("花园社区"))).containsExactly(two, one);
        assertThat(board.numbers(NOBODY, "room", board.unit("第1网格"))).containsExactly(one);
        assertThat(board.numbers(NOBODY, "room", board.unit("河边社区"))).isEmpty();
        assertThat(board.numbers("resident-01", "room", "")).as("a resident reads the own neighbourhood first").containsExactly(two, one);
    }

    @Test
    void pointsAreReadByTheKindOfOrganisationTheyBelongTo() {
        var board = new BoardWorld();
        String here = board.room("花园社区", Map.of());
        String firm = board.room("演示物业", Map.of());
        String office = board.open("head", "room", "住建局", Map.of("title", "接待室", "area", 10, "secret", "x"));
        assertThat(board.numbers(NOBODY, "room", board.all())).containsExactly(office, firm, here);
        assertThat(board.numbers(NOBODY, "room", board.all() + "&of=property")).containsExactly(firm);
        assertThat(board.numbers(NOBODY, "room", board.all() + "&of=nothing")).isEmpty();
        assertThat(board.page("/area?kind=room").text()).contains("全部", "物业公司 1", "部门 1");
        assertThat(board.page("/area?kind=room&of=property").text()).contains("演示物业").doesNotContain("住建局");
    }

    @Test
    void whoSendsAStewardCanBeCalledWithOneTap() {
        var board = new BoardWorld();
        board.room("1号楼", Map.of("keeper", board.world.person("secretary"), "company", board.world.unit("花园社区")));
        board.open("head", "room", "河边社区", Map.of("title", "接待室", "area", 10, "secret", "x", "company", board.world.unit("演示物业")));
        assertThat(PageClient.signedIn(board.world, "resident-01").get("/people").body().split("href=\"tel:", -1)).as("the office of the home, and the one that is named").hasSize(3);
        assertThat(board.page("/area?kind=room&unit=" + board.world.unit("河边社区")).body()).as("who has no phone is not called").doesNotContain("演示物业 0596");
    }

    @Test
    void whatWasErasedIsNotReadAnyLonger() {
        var board = new BoardWorld();
        String room = board.room("1号楼", Map.of());
        long id = board.server.bean(Db.class).read(Scope.service(board.world.district(), Scope.Kind.REPORT), sql -> sql.fetchSingle("select id from matters.matter where district_id = ? and number = ?", board.world.district(), room).get(0, Long.class));
        assertThat(board.server.bean(Erasures.class).erase(board.world.district(), id, 1, "PIPL Art. 47").isDone()).isTrue();
        assertThat(board.line(NOBODY, "room").get("title").asString()).as("only what it is").isEqualTo("活动室");
    }

    @Test
    void thePagesShowItToWhoeverLooks() {
        var board = new BoardWorld();
        board.room("1号楼", Map.of("keeper", board.world.person("secretary"), "company", board.world.unit("演示物业")));
        board.roster();
        PageClient.Html area = board.page("/area");
        assertThat(area.text()).contains("社区公开栏", "活动室", "值班表", "公开的数字");
        PageClient.Html rooms = board.page("/area?kind=room");
        assertThat(rooms.text()).contains("棋牌室", "演示书记01", "面积", "40", "演示物业").doesNotContain("门锁");
        assertThat(rooms.body()).contains("class=\"stand\"", "分布示意图");
        assertThat(board.page("/area?kind=roster").text()).contains("今天： 演示经办人01", "一周安排", "没有登出姓名");
        assertThat(board.page("/area?kind=room&lang=en").text()).contains("Room", "Area", "Back to the board");
        PageClient.Html people = PageClient.signedIn(board.world, "resident-01").get("/people");
        assertThat(people.text()).contains("棋牌室", "演示书记01", "社区值班", "今天：");
        assertThat(PageClient.signedIn(board.world, "resident-03").get("/people").text()).as("another building's room is not about this home").contains("社区值班").doesNotContain("棋牌室");
    }

    @Test
    void aResidentFollowsWhatIsShownAndSaysNoMoreThanThePlaybookHears() {
        var board = new BoardWorld();
        String talk = board.open("resident-01", "talk", "1号楼", Map.of("text", "三楼王家太吵"));
        assertThat(board.numbers("resident-03", "talk", board.all())).isEmpty();
        board.make("worker", talk, "show", Map.of("text", "晚上十点后请安静"));
        JsonNode line = board.line("resident-03", "talk");
        assertThat(said(line, "text")).isEqualTo("晚上十点后请安静");
        assertThat(line.at("/where/name").asString()).as("not the building of who asked").isEqualTo("花园社区");
        PageClient neighbour = PageClient.signedIn(board.world, "resident-03");
        PageClient.Html followed = neighbour.get("/area?kind=talk").form("/near").send();
        assertThat(followed.status()).isEqualTo(303);
        assertThat(followed.location()).contains("/r/" + talk);
        assertThat(neighbour.get("/r/" + talk).text()).doesNotContain("王家", "1号楼");
        assertThat(board.page("/area?kind=talk").body()).as("who has no account is shown no button").doesNotContain("action=\"/near\"");
    }

    @Test
    void aRegisterRestsUntilAWeekBeforeItsReview() {
        var board = new BoardWorld();
        String room = board.room("花园社区", Map.of());
        assertThat(listed(board, "desk")).doesNotContain(room);
        assertThat(listed(board, "below")).contains(room);
        PageClient clerk = PageClient.signedIn(board.world, "clerk");
        assertThat(clerk.get("/desk").body()).doesNotContain(room);
        board.world.pass("P357D");
        assertThat(listed(board, "desk")).doesNotContain(room);
        board.world.pass("P2D");
        assertThat(listed(board, "desk")).contains(room);
        assertThat(PageClient.signedIn(board.world, "clerk").get("/desk").body()).contains(room);
        board.make("clerk", room, "review", Map.of());
        assertThat(listed(board, "desk")).doesNotContain(room);
        board.make("clerk", room, "strike", Map.of());
        assertThat(listed(board, "desk")).as("a draft asks for somebody").contains(room);
    }

    private static List<String> listed(BoardWorld board, String view) {
        return board.world.as("clerk").get("/api/matters?limit=200&view=" + view).json().get("items").valueStream().map(line -> line.get("number").asString()).toList();
    }
}
