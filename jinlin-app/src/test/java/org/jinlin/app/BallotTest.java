package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.Executors;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A secret ballot on who is honoured (CT-16): one vote for each who lives there, and nobody reads for what, while it lasts or afterwards.
class BallotTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String LINES = "三楼照顾老人的一家\n五楼守望邻里的一家\n一楼开书屋的一家";

    private final TestWorld world = SERVER.world("changtai");
    private String number;

    @BeforeEach
    void aVote() {
        SERVER.rewind();
        number = put("好家风家庭 " + UUID.randomUUID(), LINES, "花园社区");
    }

    private String put(String title, String lines, String place) {
        var secretary = world.as("secretary");
        var opened = secretary.post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "contest", "place", Map.of("unit", world.unit(place)), "fields", Map.of("title", title, "until", in(10))));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        String made = opened.json().get("number").asString();
        assertThat(world.as("resident-01").move(made, "nominate", Map.of("text", "三楼那一家")).status()).isEqualTo(200);
        var asked = secretary.move(made, "put_to_vote", Map.of("options", lines, "until", in(5)));
        assertThat(asked.status()).as(asked.body()).isEqualTo(200);
        return made;
    }

    private String in(int days) {
        return SERVER.now().plus(Duration.ofDays(days)).toString();
    }

    private TestClient.Answer vote(String who, Object line) {
        return world.as(who).move(number, "vote", Map.of("ballot", line));
    }

    private TestClient.Answer decide() {
        return world.as("secretary").move(number, "decide_contest", Map.of("minutes", "票数当场宣读", "attendance", 23, "agree", 21, "against", 2, "text", "五楼一家当选"));
    }

    private String told() {
        world.pass("P5DT1M");
        var decided = decide();
        assertThat(decided.status()).as(decided.body()).isEqualTo(200);
        return world.as("secretary").get("/api/matters/" + number + "/moves").json().valueStream().filter(move -> move.get("do").asString().equals("decide_contest")).findFirst().orElseThrow()
                .at("/texts/tally").asString();
    }

    @Test
    void whoLivesThereVotesOnAPageAndIsNeverShownForWhat() {
        var resident = PageClient.signedIn(world, "resident-01");
        assertThat(resident.get("/area?kind=contest").body()).contains("/vote/" + number);
        var paper = resident.get("/vote/" + number);
        assertThat(paper.text()).contains("三楼照顾老人的一家", "五楼守望邻里的一家", "一楼开书屋的一家", "不记名");
        var blank = paper.form("/vote/" + number).send();
        assertThat(blank.status()).isEqualTo(422);
        assertThat(blank.text()).contains("请先选一个");
        var form = blank.form("/vote/" + number).set("ballot", "2");
        assertThat(form.send().location()).isEqualTo("/vote/" + number);
        assertThat(resident.get("/vote/" + number).text()).contains("您已经投过票").doesNotContain("五楼守望邻里的一家");
        assertThat(form.set("ballot", "1").send().location()).as("sent again, whatever stands in it").isEqualTo("/vote/" + number);
        assertThat(form.set("id", UUID.randomUUID().toString()).send().location()).as("and anew").isEqualTo("/vote/" + number);
        assertThat(told()).isEqualTo("五楼守望邻里的一家 · 1\n三楼照顾老人的一家 · 0\n一楼开书屋的一家 · 0");
        assertThat(PageClient.signedIn(world, "resident-01").get("/vote/" + number).status()).as("it is over").isEqualTo(404);
        assertThat(new PageClient(SERVER.address()).get("/area?kind=contest&district=" + world.code()).text()).as("everybody reads how it went").contains("五楼守望邻里的一家 · 1");
    }

    @Test
    void forWhatSomebodyVotedStandsInNoTable() {
        // the number of a line that nothing else has
        String many = String.join("\n", IntStream.rangeClosed(1, 20).mapToObj(line -> "第" + line + "家").toList());
        number = put("二十家里选一家", many, "花园社区");
        assertThat(vote("resident-01", 17).status()).isEqualTo(200);
        assertThat(vote("resident-02", 17).status()).isEqualTo(200);
        var sql = DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES);
        String id = sql.fetchOne("select id from matters.matter where number = ?", number).get(0).toString();
        assertThat(sql.fetch("select actor_id, change::text, words_hash from matters.move where matter_id = ? and verb = 'vote'", Long.valueOf(id))).hasSize(2)
                .allSatisfy(row -> assertThat(row.get(1, String.class)).doesNotContain("ballot", "17")).allSatisfy(row -> assertThat(row.get(2)).isNull());
        assertThat(sql.fetch("select line, votes from matters.ballot where matter_id = ?", Long.valueOf(id)).map(row -> row.get(0) + ":" + row.get(1))).containsExactly("17:2");
        assertThat(sql.fetch("select column_name from information_schema.columns where table_schema = 'matters' and table_name = 'ballot'").getValues(0, String.class))
                .containsExactlyInAnyOrder("district_id", "matter_id", "line", "votes");
        assertThat(sql.fetch("select facts::text from matters.matter where id = ?", Long.valueOf(id)).getFirst().get(0, String.class)).doesNotContain("ballot");
        assertThat(sql.fetchOne("select count(distinct c.digest) from matters.command c join matters.move m on m.matter_id = c.matter_id and m.seq = c.seq where c.matter_id = ? and m.verb = 'vote'",
                Long.valueOf(id)).get(0, Integer.class)).isEqualTo(2);
    }

    /// Twenty lines are tried in no time: a digest of what was sent must not say which it was.
    @Test
    void whatWasSentIsKeptInShortWithoutTheVote() {
        var id = UUID.randomUUID().toString();
        var first = world.as("resident-01").post("/api/matters/" + number + "/moves", Map.of("id", id, "do", "vote", "fields", Map.of("ballot", 1)));
        assertThat(first.status()).as(first.body()).isEqualTo(200);
        var again = world.as("resident-01").post("/api/matters/" + number + "/moves", Map.of("id", id, "do", "vote", "fields", Map.of("ballot", 3)));
        assertThat(again.status()).as("the same command, as far as anybody knows").isEqualTo(200);
        assertThat(told()).isEqualTo("三楼照顾老人的一家 · 1\n五楼守望邻里的一家 · 0\n一楼开书屋的一家 · 0");
    }

    @Test
    void nobodyReadsHowItStandsWhilePeopleVote() {
        vote("resident-01", 2);
        assertThat(decide().code()).isEqualTo("WRONG_STAGE");
        for (String who : List.of("secretary", "clerk", "organiser", "resident-01", "resident-02")) {
            for (String path : List.of("/area?kind=contest", "/desk/" + number, "/r/" + number, "/api/matters/" + number, "/api/matters/" + number + "/moves", "/api/public/contest")) {
                assertThat(PageClient.signedIn(world, who).get(path).body()).as(who + " " + path).doesNotContain("一家 · ", "\"ballot\":2", "\"tally\":\"");
            }
        }
        var moves = world.as("secretary").get("/api/matters/" + number + "/moves").json();
        assertThat(moves.valueStream().filter(move -> move.get("do").asString().equals("vote")).toList()).as("that somebody voted is told").hasSize(1)
                .allSatisfy(move -> assertThat(move.toString()).doesNotContain("ballot"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0", "4", "-1", "99999999999", "1.5", "一", "1;2", "true"})
    void aLineThatIsNotThereIsRefusedAndTheVoteIsNotLost(String line) {
        assertThat(vote("resident-02", line).status()).isIn(400, 409, 422);
        var resident = PageClient.signedIn(world, "resident-02");
        assertThat(resident.get("/vote/" + number).form("/vote/" + number).set("ballot", line).send().status()).isEqualTo(422);
        assertThat(vote("resident-02", 1).status()).isEqualTo(200);
    }

    @Test
    void aVoteIsAskedOfWhoLivesThereOnly() {
        assertThat(world.as("member").move(number, "vote", Map.of("ballot", 1)).code()).as("serves here, lives nobody knows where").isEqualTo("ASKER_HOME");
        String elsewhere = put("二号楼好家风", LINES, "2号楼");
        var resident = world.as("resident-01");
        assertThat(resident.move(elsewhere, "vote", Map.of("ballot", 1)).code()).isEqualTo("VOTE_ELSEWHERE");
        var page = PageClient.signedIn(world, "resident-01").get("/vote/" + elsewhere).form("/vote/" + elsewhere).set("ballot", "1").send();
        assertThat(page.status()).isEqualTo(422);
        assertThat(page.text()).contains("住在那里的人投票");
        assertThat(page.body()).contains("href=\"/me/home\"");
    }

    @Test
    void nobodyVotesUnseenOrForSomethingThatIsNotPutToTheVote() {
        var nobody = new PageClient(SERVER.address());
        assertThat(nobody.get("/vote/" + number).status()).isIn(302, 303);
        var board = nobody.get("/area?kind=contest&district=" + world.code());
        assertThat(board.text()).contains("登录后投票");
        assertThat(board.body()).as("signing in leads back to the vote").contains("href=\"/vote/" + number + "\"");
        assertThat(nobody.get("/vote/" + number).location()).contains("next=%2Fvote%2F" + number);
        var resident = PageClient.signedIn(world, "resident-01");
        for (String other : List.of("12-261120-9999", "nothing", "%00", number + "0")) {
            assertThat(resident.get("/vote/" + other).status()).as(other).isIn(400, 404);
        }
        world.as("secretary").move(number, "call_off", Map.of("reason", "名单有误"));
        assertThat(resident.get("/vote/" + number).status()).isEqualTo(404);
        assertThat(vote("resident-01", 1).code()).isEqualTo("ALREADY_ENDED");
    }

    @Test
    void whatComesAfterItsTimeIsNotCounted() {
        vote("resident-01", 1);
        world.pass("P4DT23H");
        var late = PageClient.signedIn(world, "resident-02").get("/vote/" + number).form("/vote/" + number).set("ballot", "2");
        world.pass("PT1H1M");
        assertThat(late.send().status()).isEqualTo(404);
        assertThat(vote("resident-03", 2).code()).isEqualTo("WRONG_STAGE");
        assertThat(decide().status()).isEqualTo(200);
        assertThat(world.as("secretary").get("/api/matters/" + number).json().at("/facts/voters").asInt()).isEqualTo(1);
    }

    @Test
    void whoSendsItTenTimesAtOnceHasOneVoteAndAllOthersHaveTheirs() throws Exception {
        var residents = List.of("resident-01", "resident-02", "resident-03");
        var clients = residents.stream().map(world::as).toList();
        try (var hands = Executors.newFixedThreadPool(6)) {
            Map<String, Long> codes = hands.invokeAll(IntStream.range(0, 10).boxed().flatMap(nth -> clients.stream().<Callable<String>>map(client -> () -> {
                var answer = client.move(number, "vote", Map.of("ballot", 1 + nth % 3));
                return answer.status() == 200 ? "counted" : answer.code();
            })).toList()).stream().collect(Collectors.groupingBy(code -> code.resultNow(), Collectors.counting()));
            assertThat(codes).containsExactlyInAnyOrderEntriesOf(Map.of("counted", 3L, "VOTED_ALREADY", 27L));
        }
        assertThat(Stream.of(told().split("\n")).mapToInt(line -> Integer.parseInt(line.substring(line.lastIndexOf(' ') + 1))).sum()).isEqualTo(3);
    }

    @Test
    void whoMayMakeTheMoveFindsItOnThePageOfVotesAndNotOnTheDesk() {
        assertThat(PageClient.signedIn(world, "secretary").get("/desk/" + number).body()).doesNotContain("value=\"vote\"");
        assertThat(PageClient.signedIn(world, "resident-01").get("/vote/" + number).body()).contains("type=\"radio\"");
    }
}
