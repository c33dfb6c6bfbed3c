package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jinlin.people.Guardians;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Consents: each by itself, to a version, with a receipt; what rests on one ends when it is taken back. Guardians speak for children until fourteen.
class ConsentTest {

    private final DataWorld data = new DataWorld("changtai");
    private final TestWorld world = data.world;

    @Test
    void eachIsGivenByItselfAndHasAReceipt() {
        assertThat(data.page("resident-01").get("/me/consents").text()).contains("没有同意", "敏感个人信息，单独征求");
        assertThat(decide("resident-01", "share", "give", "").text()).contains("已记下您的同意");
        assertThat(decide("resident-01", "share", "give", "").status()).as("twice is once").isEqualTo(200);
        String receipt = data.page("resident-01").get("/me/consents").body().replaceAll("(?s).*?(/me/consents/\\d+).*", "$1");
        assertThat(data.page("resident-01").get(receipt).text()).contains("同意书回执", "第 1 版", "您的姓名和电话", "有效");
        assertThat(new String(data.page("resident-01").bytes(receipt + "/pdf"), StandardCharsets.ISO_8859_1)).startsWith("%PDF");
        assertThat(data.page("resident-02").get(receipt).status()).as("somebody else's").isEqualTo(404);
        assertThat(data.page("head").get(receipt + "/pdf").status()).isEqualTo(404);
        decide("resident-01", "share", "withdraw", "");
        assertThat(data.page("resident-01").get(receipt).text()).as("it stays written down").contains("撤回");
        assertThat(data.one("select count(*) from people.consent where district_id = " + world.district() + " and code = 'share'")).isEqualTo("1");
    }

    @Test
    void whatIsNoTextOrAnotherVersionIsRefused() {
        assertThat(decide("resident-01", "galaxy", "give", "").text()).contains("没有这一项");
        assertThat(decide("resident-01", "care", "withdraw", "").text()).contains("没有同意过");
        var form = data.page("resident-01").get("/me/consents").form("/me/consents").set("code", "phone").set("go", "give");
        assertThat(form.set("version", "2").send().text()).contains("内容刚刚改过");
        for (String version : List.of("-1", "x", "9999999")) {
            assertThat(form.set("version", version).send().status()).as(version).isEqualTo(404);
        }
        assertThat(form.set("version", "1").set("go", "sell").send().status()).isEqualTo(404);
    }

    @Test
    void anOlderVersionCountsNoMoreAndIsAskedAgain() {
        decide("resident-01", "share", "give", "");
        data.change("update people.consent set version = 2 where district_id = " + world.district());
        assertThat(data.page("resident-01").get("/me/consents").text()).contains("您同意的是第 2 版，内容改了");
        assertThat(revealed("property", order("resident-01"))).isEqualTo("CONSENT_NEEDED");
        decide("resident-01", "share", "give", "");
        assertThat(data.one("select count(*) from people.consent where district_id = " + world.district() + " and withdrawn_at is null")).isEqualTo("1");
    }

    @Test
    void aFirmSeesTheContactOnlyWithConsentAndNoLongerOnceItIsTakenBack() {
        String order = order("resident-01");
        assertThat(revealed("property", order)).isEqualTo("CONSENT_NEEDED");
        assertThat(revealed("clerk", order)).as("the administration needs none").isEmpty();
        decide("resident-01", "share", "give", "");
        assertThat(revealed("property", order)).isEmpty();
        decide("resident-01", "share", "withdraw", "");
        assertThat(revealed("property", order)).isEqualTo("CONSENT_NEEDED");
    }

    @Test
    void thePhoneGoesWithItsConsent() {
        decide("resident-01", "phone", "give", "");
        assertThat(data.one("select count(phone) from people.person where district_id = " + world.district() + " and id = " + world.person("resident-01"))).isEqualTo("1");
        decide("resident-01", "phone", "withdraw", "");
        assertThat(data.one("select count(phone) + count(phone_index) from people.person where district_id = " + world.district() + " and id = " + world.person("resident-01"))).isEqualTo("0");
    }

    @Test
    void dutiesOfCareEndThatDay() {
        String household = data.one("select household_id from people.person where district_id = " + world.district() + " and id = " + world.person("resident-01"));
        data.change("delete from people.link where district_id = " + world.district() + " and household_id = " + household);
        data.change("insert into people.link values (" + world.district() + ", 77, 'care', " + world.person("member") + ", " + household + ", null, '2026-01-01', null, null)");
        decide("resident-01", "care", "give", "");
        assertThat(data.one("select consent_at is not null from people.link where district_id = " + world.district() + " and id = 77")).isEqualTo("t");
        assertThat(data.page("resident-01").get("/me/data").text()).contains("您家同意过");
        decide("resident-01", "care", "withdraw", "");
        assertThat(data.one("select valid_to = date '2026-11-20' and consent_at is null from people.link where district_id = " + world.district() + " and id = 77")).isEqualTo("t");
        assertThat(data.page("resident-01").get("/me/data").text()).doesNotContain("谁联系您家");
    }

    @Test
    void followingEndsWithItsConsent() {
        String number = data.opened("resident-01", "井盖坏了");
        decide("resident-02", "follow", "give", "");
        data.change("insert into matters.follower select district_id, id, " + world.person("resident-02") + ", null, opened_at from matters.matter where number = '" + number + "'");
        assertThat(world.as("resident-02").get("/api/matters/" + number).status()).isEqualTo(200);
        decide("resident-02", "follow", "withdraw", "");
        assertThat(world.as("resident-02").get("/api/matters/" + number).status()).isEqualTo(404);
    }

    @Test
    void aGuardianSpeaksForAChildOfTheHouseholdUntilItIsFourteen() {
        assertThat(child("resident-01", "小明", "2012-11-22").text()).contains("已登记");
        String of = data.page("resident-01").get("/me/data").body().replaceAll("(?s).*?/me/data\\?of=(\\d+).*", "$1");
        assertThat(data.tablesWith("小明")).as("sealed").isEmpty();
        assertThat(data.page("resident-01").get("/me/data?show=1&of=" + of).text()).contains("孩子的数据", "小明");
        assertThat(decide("resident-01", "care", "give", of).text()).contains("已记下");
        for (String other : List.of("resident-02", "clerk", "head")) {
            assertThat(data.page(other).get("/me/data?of=" + of).status()).as(other).isEqualTo(404);
            assertThat(data.page(other).get("/me/consents?of=" + of).status()).as(other).isEqualTo(404);
        }
        world.pass("P3D");
        DataWorld.SERVER.bean(Guardians.class).grownUp(world.district());
        assertThat(data.page("resident-01").get("/me/data?of=" + of).status()).as("fourteen").isEqualTo(404);
        assertThat(data.one("select count(*) from people.consent where district_id = " + world.district() + " and person_id = " + of + " and withdrawn_at is null")).isEqualTo("0");
        DataWorld.SERVER.rewind();
    }

    @Test
    void whoMovesOutSpeaksForTheChildNoMore() {
        child("resident-01", "小红", "2020-02-29");
        String of = data.page("resident-01").get("/me/data").body().replaceAll("(?s).*?/me/data\\?of=(\\d+).*", "$1");
        var form = data.page("resident-01").get("/me/data").form("/me/children").set("f.name", "小刚").set("f.born", "2020-01-01");
        data.change("update people.person set household_id = null where district_id = " + world.district() + " and id = " + world.person("resident-01"));
        assertThat(data.page("resident-01").get("/me/data?of=" + of).status()).isEqualTo(404);
        assertThat(form.send().text()).contains("还没有登记您家住址");
    }

    @ParameterizedTest
    @CsvSource({"小明, 2012-11-20, 出生日期不对", "小明, 2012-11-19, 出生日期不对", "小明, 2027-01-01, 出生日期不对", "小明, '', 还缺", "小明, 昨天, 还缺", "'', 2020-01-01, 还缺"})
    void whoIsNoChildIsNotRegistered(String name, String born, String says) {
        var refused = child("resident-01", name, born);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(says);
    }

    @ParameterizedTest
    @ValueSource(strings = {"give", "withdraw"})
    void aTokenOfAnotherBrowserDoesNotCount(String go) {
        var form = data.page("resident-01").get("/me/consents").form("/me/consents").set("go", go).set("_csrf", "wrong");
        assertThat(form.send().status()).isNotEqualTo(200);
        assertThat(data.page("resident-01").get("/me/consents").text()).doesNotContain("起同意");
    }

    private PageClient.Html child(String who, String name, String born) {
        return data.page(who).get("/me/data").form("/me/children").set("f.name", name).set("f.born", born).send();
    }

    private PageClient.Html decide(String who, String code, String go, String of) {
        return data.page(who).get("/me/consents" + (of.isEmpty() ? "" : "?of=" + of)).form("/me/consents").set("code", code).set("version", "1").set("go", go).send();
    }

    /// A request that the clerk gave to the property firm.
    private String order(String who) {
        String number = data.opened(who, "楼道灯不亮");
        world.as("clerk").move(number, "accept", Map.of("nature", "service"));
        world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业")));
        return number;
    }

    private String revealed(String who, String number) {
        return world.as(who).post("/api/matters/" + number + "/reveals", Map.of("reason", "上门")).code();
    }
}
