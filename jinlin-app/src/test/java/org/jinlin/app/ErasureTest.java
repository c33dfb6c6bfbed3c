package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.jinlin.matters.Destructions;
import org.jinlin.matters.PersonErasures;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.json.JsonMapper;

/// Who wants to be erased is erased wholly, proved and provable; what stands against it is said; and the log still holds.
class ErasureTest {

    private final DataWorld data = new DataWorld("base");
    private final TestWorld world = data.world;

    @Test
    void nothingOfThePersonIsLeftInAnyTableOrFileAndTheLogHolds() {
        String said = "只有我会这么说：三号楼的猫又上树了";
        String number = data.opened("resident-01", said);
        world.as("clerk").move(number, "reply", Map.of("text", "王大爷您好，这就去看看那只上树的猫"));
        world.as("resident-01").move(number, "withdraw", Map.of());
        data.ended("resident-02", "邻居的话留着");
        String name = "要走的人赵九";
        corrected(name, "13700009999");
        long photos = data.photos();
        assertThat(data.tablesWith("上树")).isNotEmpty();
        String link = ask("resident-01");
        assertThat(data.page("resident-01").get("/me/erasure").text()).contains("等社区核对");
        confirm();
        assertThat(run()).isEqualTo(1);

        for (String needle : List.of(said, "上树", name, "13700009999")) {
            assertThat(data.tablesWith(needle)).as(needle).isEmpty();
        }
        assertThat(data.photos()).as("one photo less").isEqualTo(photos - 1);
        assertThat(data.broken()).isEmpty();
        assertThat(data.tablesWith("邻居的话留着")).isNotEmpty();
        assertThat(world.as("clerk").get("/api/matters/" + number + "/moves").json().at("/0/erased").asString()).contains("第 47 条");
        var signIn = new PageClient(DataWorld.SERVER.address()).get("/sign-in").form("/sign-in").set("login", world.login("resident-01")).set("password", world.password("resident-01")).send();
        assertThat(signIn.status()).as("the account is gone").isNotEqualTo(303);
        var proof = new PageClient(DataWorld.SERVER.address()).get(link);
        assertThat(proof.text()).contains("已办好", "删除了 1 件事里的 2 条文字");
        assertThat(run()).as("once is enough").isZero();
    }

    @Test
    void aSessionThatWasOpenEndsAtOnce() {
        var me = data.page("resident-02");
        assertThat(ask(me)).isNotEmpty();
        confirm();
        run();
        assertThat(me.get("/me/data").location()).contains("/sign-in");
    }

    @Test
    void theProofHoldsAndOneChangedLetterDoesNot() {
        data.ended("resident-01", "一句话");
        String link = ask("resident-01");
        confirm();
        run();
        String page = new PageClient(DataWorld.SERVER.address()).get(link).body();
        String document = PageClient.unescaped(page.replaceAll("(?s).*<textarea[^>]*>\\s*(\\{.*?\\})</textarea>.*", "$1"));
        var destructions = DataWorld.SERVER.bean(Destructions.class);
        assertThat(destructions.verifies(document)).isTrue();
        assertThat(destructions.verifies(" " + document + "\n")).isTrue();
        for (int i = 0; i < document.length(); i += 3) {
            char other = document.charAt(i) == '1' ? '2' : '1';
            assertThat(destructions.verifies(document.substring(0, i) + other + document.substring(i + 1))).as("changed at %s", i).isFalse();
        }
        for (String rubbish : List.of("", "{}", "null", "[]", "{\"body\":1,\"signature\":2}", "x".repeat(30_000), document + document, document.replace("signature", "Signature"))) {
            assertThat(destructions.verifies(rubbish)).as(rubbish.substring(0, Math.min(20, rubbish.length()))).isFalse();
        }
        assertThat(document).doesNotContain("一句话", "演示居民");
        var check = new PageClient(DataWorld.SERVER.address()).get("/check/destroyed").form("/check/destroyed");
        assertThat(check.set("f.document", document).send().text()).contains("是真的");
        assertThat(check.set("f.document", document.replace("person", "retention")).send().text()).contains("改过了");
        assertThat(new PageClient(DataWorld.SERVER.address()).get("/api/destroyed/key").body()).startsWith("-----BEGIN PUBLIC KEY-----");
        assertThat(data.page("head").get("/destroyed").text()).contains("应本人要求");
        assertThat(new JsonMapper().readTree(new JsonMapper().readTree(document).get("body").asString()).get("moves").asInt()).isEqualTo(1);
    }

    @Test
    void whatStandsAgainstItIsSaid() {
        assertThat(refused("clerk")).contains("担任着工作");
        String open = data.opened("resident-01", "还没办完");
        assertThat(data.page("resident-01").get("/me/erasure").text()).contains("还有 1 件诉求没有办结");
        assertThat(refused("resident-01")).contains("还有 1 件诉求没有办结");
        world.as("resident-01").move(open, "withdraw", Map.of());
        hold(open, false);
        assertThat(refused("resident-01")).contains("依法要保全");
        data.change("update matters.hold set ended_at = since_at where district_id = " + world.district());
        assertThat(data.page("resident-01").get("/me/erasure").form("/me/erasure").send().text()).as("without the tick").contains("请先勾选");
        assertThat(ask("resident-01")).startsWith("/erased/");
        var again = data.page("resident-01");
        String csrf = again.get("/me/data").form("/me/data/export").value("_csrf");
        assertThat(again.post("/me/erasure", "application/x-www-form-urlencoded", ("sure=yes&_csrf=" + csrf).getBytes()).text()).as("twice").contains("同样的申请还在等");
    }

    @Test
    void whatComesUpWhileItWaitsStopsIt() {
        String number = data.ended("resident-01", "等的时候");
        String link = ask("resident-01");
        confirm();
        hold(number, true);
        assertThat(run()).as("held").isZero();
        data.change("update matters.hold set ended_at = since_at where district_id = " + world.district());
        String open = data.opened("resident-01", "又来一件");
        assertThat(run()).as("an open request").isZero();
        world.as("resident-01").move(open, "withdraw", Map.of());
        assertThat(run()).isEqualTo(1);
        assertThat(new PageClient(DataWorld.SERVER.address()).get(link).text()).contains("删除了 2 件事");
    }

    @Test
    void nobodyHasToAgreeForEverAndItCanBeTakenBack() {
        data.ended("resident-01", "等十五天");
        ask("resident-01");
        assertThat(run()).isZero();
        assertThat(data.page("resident-01").get("/me/erasure").form("/me/data/back").send().text()).contains("已撤回");
        world.pass("P16D");
        assertThat(run()).as("taken back").isZero();
        ask("resident-01");
        world.pass("P15D");
        assertThat(run()).isEqualTo(1);
        assertThat(data.tablesWith("等十五天")).isEmpty();
        DataWorld.SERVER.rewind();
    }

    @Test
    void whatWasCutOffInTheMiddleGoesOn() {
        data.ended("resident-01", "第一件断电前");
        data.ended("resident-01", "第二件断电后");
        ask("resident-01");
        confirm();
        // the first is erased as a run would have before the power went
        String rule = "依《个人信息保护法》第 47 条，应本人要求删除（申请 " + data.one("select max(id) from people.data_request where district_id = " + world.district()) + "）";
        data.change("insert into matters.erasure select district_id, matter_id, seq, '" + rule + "', '2026-11-20' from matters.words w where district_id = " + world.district() + " and body like '%断电前%'");
        data.change("delete from matters.words where district_id = " + world.district() + " and body like '%断电前%'");
        assertThat(run()).isEqualTo(1);
        assertThat(data.tablesWith("件断电")).isEmpty();
        assertThat(data.broken()).isEmpty();
        assertThat(data.page("head").get("/destroyed").text()).contains("删除了 2 件事里的 2 条文字");
    }

    @Test
    void aProofIsReadWithItsSecretOnly() {
        ask("resident-01");
        var stranger = new PageClient(DataWorld.SERVER.address());
        for (String key : List.of("x", "1-x", world.district() + "-", world.district() + "-AAAA", "999999-x", "-1-x")) {
            assertThat(stranger.get("/erased/" + key).status()).as(key).isEqualTo(404);
        }
        for (String who : List.of("clerk", "secretary", "property", "resident-01")) {
            assertThat(data.page(who).get("/destroyed").status()).as(who).isEqualTo(404);
            assertThat(data.page(who).get("/holds").status()).as(who).isEqualTo(404);
        }
    }

    @Test
    void aHoldHasAReasonAndANumberAndIsPutOnce() {
        String number = data.ended("resident-01", "要上法庭");
        var form = data.page("head").get("/holds").form("/holds").set("f.number", number);
        assertThat(form.send().text()).contains("还缺");
        assertThat(form.set("f.reason", "法院调取").set("f.number", "605-000000-0000").send().status()).isEqualTo(422);
        assertThat(form.set("f.number", number).send().text()).contains("已保全。", "法院调取");
        assertThat(form.send().text()).contains("已经保全了");
        var end = data.page("head").get("/holds");
        assertThat(end.form("/holds").set("end", end.body().replaceAll("(?s).*name=\"end\" value=\"(\\d+)\".*", "$1")).send().text()).contains("已解除");
        assertThat(form.set("end", "12").send().status()).isEqualTo(422);
    }

    private String ask(String who) {
        return ask(data.page(who));
    }

    private static String ask(PageClient client) {
        var asked = client.get("/me/erasure").form("/me/erasure").set("sure", "yes").send();
        return asked.body().contains("/erased/") ? asked.body().replaceAll("(?s).*?(/erased/[^\"<]+)[\"<].*", "$1") : "";
    }

    private String refused(String who) {
        var form = data.page(who).get("/me/erasure").form("/me/erasure").set("sure", "yes").send();
        assertThat(form.status()).isEqualTo(422);
        return form.text();
    }

    private void confirm() {
        data.page("clerk").get("/data-requests").form("/data-requests").set("go", "yes").send();
    }

    private void corrected(String name, String phone) {
        for (var change : Map.of("name", name, "phone", phone).entrySet()) {
            data.page("resident-01").get("/me/data").form("/me/data").set("what", change.getKey()).set("f.value", change.getValue()).send();
            confirm();
        }
    }

    private void hold(String number, boolean person) {
        var form = data.page("head").get("/holds").form("/holds").set("f.number", number).set("f.reason", "法院调取");
        assertThat((person ? form.set("person", "yes") : form).send().status()).isEqualTo(200);
    }

    private int run() {
        return DataWorld.SERVER.bean(PersonErasures.class).run(world.district());
    }
}
