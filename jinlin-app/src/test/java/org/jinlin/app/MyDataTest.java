package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// What is kept of oneself: seen, corrected with the community's yes, taken away as a file; and nothing of anybody else.
class MyDataTest {

    private final DataWorld data = new DataWorld("base");
    private final TestWorld world = data.world;

    @Test
    void whatIsKeptIsMaskedUntilItIsAskedFor() {
        var me = data.page("resident-01");
        String masked = me.get("/me/data").text();
        assertThat(masked).contains("我的数据", "姓名", "电话", "门牌").doesNotContain("演示居民01");
        assertThat(me.get("/me/data?show=1").text()).contains("演示居民01");
    }

    @Test
    void staffAndGuestsHaveTheSamePageAndStrangersNone() {
        assertThat(data.page("clerk").get("/me/data?show=1").text()).contains("演示经办人01");
        var guest = new PageClient(DataWorld.SERVER.address());
        guest.get("/r/new?district=" + world.code()).form("/r/new").set("f.text", "路灯坏了").set("f.name", "过路的钱七").set("f.phone", "13800005555").set("f.place", world.unit("1号楼")).set("go", "send").send();
        assertThat(guest.get("/me/data?show=1").text()).contains("过路的钱七", "13800005555");
        assertThat(guest.get("/me/consents").text()).as("the phone was given with the text beside it").contains("起同意");
        for (String path : List.of("/me/data", "/me/looks", "/me/consents", "/me/erasure", "/data-requests", "/holds", "/destroyed")) {
            assertThat(new PageClient(DataWorld.SERVER.address()).get(path).location()).as(path).contains("/sign-in");
        }
        for (String path : List.of("/data-requests", "/holds", "/destroyed")) {
            assertThat(guest.get(path).location()).as("a guest at " + path).contains("/sign-in");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/me/data?of=", "/me/looks?of=", "/me/consents?of=", "/me/erasure?of="})
    void anotherPersonsNumberOpensNothing(String path) {
        String other = Long.toString(world.person("resident-02"));
        for (String of : List.of(other, "1", "0", "-1", "999999999999999999", "9999999999999999999", "x", "%27", other + ",")) {
            assertThat(data.page("resident-01").get(path + of).status()).as(of).isEqualTo(404);
        }
    }

    @Test
    void formsForAnotherPersonDoNothing() {
        String other = Long.toString(world.person("resident-02"));
        var me = data.page("resident-01");
        assertThat(me.get("/me/data").form("/me/data").set("of", other).set("f.value", "改名").send().status()).isEqualTo(404);
        assertThat(me.get("/me/data").form("/me/data/export").set("of", other).send().status()).isEqualTo(404);
        assertThat(me.get("/me/erasure").form("/me/erasure").set("of", other).set("sure", "yes").send().status()).isEqualTo(404);
        assertThat(me.get("/me/consents").form("/me/consents").set("of", other).set("go", "give").send().status()).isEqualTo(404);
        assertThat(data.page("resident-02").get("/me/data").text()).doesNotContain("您提过的申请");
    }

    @Test
    void aNameIsChangedOnceTheCommunityAgreesAndIsThenWhatIsSearchedFor() {
        String number = data.opened("resident-01", "水管漏水");
        DataWorld.SERVER.settle(world.district());
        DataWorld.SERVER.bean(org.jinlin.matters.SearchReader.class).run(world.district());
        assertThat(correct("resident-01", "name", "改过的孙八").text()).contains("已记下");
        assertThat(data.page("resident-01").get("/me/data?show=1").text()).as("not yet").contains("演示居民01", "等社区核对");
        assertThat(data.tablesWith("改过的孙八")).as("what is wanted is sealed").isEmpty();
        var desk = data.page("clerk");
        var list = desk.get("/data-requests");
        assertThat(list.text()).contains("更改姓名").doesNotContain("改过的孙八");
        var open = list.form("/data-requests").set("go", "look").send();
        assertThat(open.text()).contains("演示居民01", "改过的孙八");
        assertThat(open.form("/data-requests").set("go", "yes").send().text()).contains("已同意", "现在没有申请");
        assertThat(data.page("resident-01").get("/me/data?show=1").text()).contains("改过的孙八", "已办好");
        assertThat(data.page("resident-01").get("/me/looks").text()).contains("核对更改或删除的申请");
        assertThat(world.as("clerk").post("/api/matters/search", Map.of("q", "改过的孙八")).body()).contains(number);
        assertThat(world.as("clerk").post("/api/matters/search", Map.of("q", "演示居民01")).body()).doesNotContain(number);
    }

    @ParameterizedTest
    @CsvSource({"name, '', 还缺", "name, '  ', 还缺", "phone, 12, 打不通", "phone, 不是电话, 打不通", "address, '', 还缺"})
    void whatCannotBeIsRefusedAndStaysInTheForm(String what, String value, String says) {
        var refused = correct("resident-01", what, value);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(says);
        assertThat(value.isBlank() || refused.body().contains("value=\"" + value + "\"")).isTrue();
    }

    @Test
    void whatIsNoFieldIsNoPage() {
        var form = data.page("resident-01").get("/me/data").form("/me/data");
        for (String what : List.of("erasure", "household_id", "", "NAME")) {
            assertThat(form.set("what", what).set("f.value", "x").send().status()).as(what).isEqualTo(404);
        }
    }

    @Test
    void theSameIsAskedOnceAndCanBeTakenBackByItsAskerOnly() {
        correct("resident-01", "phone", "13900001111");
        assertThat(correct("resident-01", "phone", "13900002222").text()).contains("同样的申请还在等");
        var back = data.page("resident-01").get("/me/data").form("/me/data/back");
        assertThat(data.page("resident-02").get("/me/data").form("/me/data").set("what", "name").set("f.value", "王五").send().form("/me/data/back").set("id", back.value("id")).send().status()).isEqualTo(404);
        assertThat(back.send().text()).contains("已撤回。");
        assertThat(data.page("resident-01").get("/me/data").text()).contains("已撤回");
        assertThat(correct("resident-01", "phone", "13900002222").status()).isEqualTo(200);
    }

    @Test
    void whoDoesNotKnowThePersonDecidesNothing() {
        correct("resident-01", "name", "张冠李戴");
        var form = data.page("clerk").get("/data-requests").form("/data-requests");
        for (String who : List.of("resident-02", "housing", "property", "member", "volunteer")) {
            var other = data.page(who);
            assertThat(other.get("/data-requests").status()).as(who).isEqualTo(404);
            var own = other.get("/me/data").form("/me/data/export");
            assertThat(other.post("/data-requests", "application/x-www-form-urlencoded", ("_csrf=" + own.value("_csrf") + "&go=yes&id=" + form.value("id")).getBytes()).status()).as(who).isEqualTo(404);
        }
        assertThat(form.set("go", "no").send().text()).as("a no has a reason").contains("还缺");
        assertThat(form.set("go", "no").set("f.reason", "不是本人").send().text()).contains("已答复本人");
        assertThat(data.page("resident-01").get("/me/data").text()).contains("没有同意", "不是本人");
        assertThat(form.set("go", "yes").send().text()).as("twice").contains("已经有人处理了");
        assertThat(data.page("resident-01").get("/me/data?show=1").text()).contains("演示居民01");
    }

    @Test
    void nobodyDecidesOnTheOwn() {
        correct("clerk", "name", "自己批的");
        assertThat(data.page("head").get("/data-requests").text()).contains("更改姓名");
        var form = data.page("head").get("/data-requests").form("/data-requests");
        correct("head", "name", "领导自己");
        var own = data.page("head").get("/data-requests");
        assertThat(own.text()).contains("更改姓名");
        String last = own.body().replaceAll("(?s).*name=\"id\" value=\"(\\d+)\".*", "$1");
        assertThat(form.set("id", last).set("go", "yes").send().text()).contains("自己的申请要由别人来核对");
    }

    @Test
    void theFileHoldsAllOfOneselfAndNothingOfOthers() {
        String mine = data.opened("resident-01", "我自己说的话");
        world.as("clerk").move(mine, "reply", Map.of("text", "收到了"));
        String other = data.opened("resident-02", "别人说的话");
        var file = data.page("resident-01").get("/me/data").form("/me/data/export").send();
        assertThat(file.header("Content-Disposition")).contains("attachment");
        assertThat(file.header("Cache-Control")).contains("no-store");
        JsonNode json = new JsonMapper().readTree(file.body());
        assertThat(json.get("format").asInt()).isEqualTo(1);
        assertThat(json.at("/person/name").asString()).isEqualTo("演示居民01");
        assertThat(json.at("/requests/0/number").asString()).isEqualTo(mine);
        assertThat(json.at("/requests/0/moves/0/texts/text").asString()).isEqualTo("我自己说的话");
        assertThat(json.at("/requests/0/moves/1/texts/text").asString()).isEqualTo("收到了");
        assertThat(json.get("requests").size()).isEqualTo(1);
        assertThat(file.body()).doesNotContain("别人说的话", other, "演示居民02", "演示经办人01");
        assertThat(data.page("resident-01").get("/me/looks").text()).contains("本人下载全部数据", "您自己");
    }

    @Test
    void theListOfLooksGoesOnPageByPage() {
        String number = data.opened("resident-01", "看很多次");
        for (int i = 0; i < 52; i++) {
            world.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "第 " + i + " 次"));
        }
        var first = data.page("resident-01").get("/me/looks");
        assertThat(first.text()).contains("第 51 次").doesNotContain("第 1 次");
        String next = first.body().replaceAll("(?s).*href=\"(/me/looks\\?after=[^\"]*)\".*", "$1");
        assertThat(first.client().get(PageClient.unescaped(next)).text()).contains("第 1 次", "第 0 次").doesNotContain("第 51 次");
        assertThat(first.client().get("/me/looks?after=rubbish").status()).isEqualTo(404);
    }

    private PageClient.Html correct(String who, String what, String value) {
        return data.page(who).get("/me/data").form("/me/data").set("what", what).set("f.value", value).send();
    }
}
