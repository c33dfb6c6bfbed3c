package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.jinlin.people.Switch;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The page of legal switches, and that each of them that something hangs on is heard.
class SwitchPagesTest {

    private static final String SECURITY = "resident-01";

    private AdminWorld admin;
    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        TestServer.get().rewind();
        admin = new AdminWorld("changtai");
        world = admin.world;
    }

    private PageClient.Html turn(Switch which, String go, String reason) {
        return admin.page(SECURITY).get("/switches").form("/switches").set("switch", which.code()).set("go", go).set("f.reason", reason).send();
    }

    @ParameterizedTest
    @EnumSource(Switch.class)
    void eachStandsWithItsSentenceOfTheLaw(Switch which) {
        for (String language : List.of("zh", "en")) {
            String page = admin.page(SECURITY).get("/switches?lang=" + language).body();
            String card = page.replaceAll("(?s).*<section[^>]*aria-labelledby=\"switch-" + which.code() + "\"(.*?)</section>.*", "$1");
            assertThat(card).contains("<blockquote").containsPattern(language.equals("zh") ? "《[^》]+》第 \\d+ 条" : "Art\\. \\d+");
            assertThat(card).contains("value=\"" + (which.isOnAtFirst() ? "off" : "on") + "\"");
        }
    }

    @Test
    void aDecisionIsToldWithItsReason() {
        assertThat(turn(Switch.PERSON_RANKING, "on", "居民代表会议 <3 号> 决议").status()).isEqualTo(303);
        var page = admin.page(SECURITY).get("/switches");
        assertThat(page.text()).contains("打开了“个人积分排名”", "居民代表会议 <3 号> 决议", "关闭“个人积分排名”");
        assertThat(page.body()).doesNotContain("<3 号>");
        assertThat(admin.page(SECURITY).get("/me").body()).contains("href=\"/switches\"");
    }

    @Test
    void whatIsWrongIsRefusedWithWhatWasTyped() {
        assertThat(turn(Switch.PERSON_RANKING, "on", "").status()).isEqualTo(422);
        var tooLong = turn(Switch.PERSON_RANKING, "on", "长".repeat(201));
        assertThat(tooLong.status()).isEqualTo(422);
        assertThat(tooLong.body()).contains("长".repeat(201));
        assertThat(turn(Switch.PERSON_RANKING, "maybe", "想一想").status()).isEqualTo(400);
        assertThat(turn(Switch.PERSON_RANKING, "off", "本来就关着").status()).isEqualTo(409);
        var form = admin.page(SECURITY).get("/switches").form("/switches").set("switch", "face_recognition").set("go", "on").set("f.reason", "试试");
        assertThat(form.send().text()).contains("没有这个开关");
        assertThat(admin.page(SECURITY).get("/switches?after=x").status()).isEqualTo(422);
        assertThat(admin.page(SECURITY).get("/switches").text()).contains("还没有人动过");
    }

    @ParameterizedTest
    @ValueSource(strings = {"head", "clerk", "resident-02", "resident-03", "member"})
    void othersNeitherSeeNorTurnThem(String who) {
        PageClient client = admin.page(who);
        assertThat(client.get("/switches").status()).isEqualTo(403);
        String csrf = client.get("/me").form("/sign-out").value("_csrf");
        byte[] sent = ("_csrf=" + csrf + "&switch=person_ranking&go=on&f.reason=x").getBytes(StandardCharsets.UTF_8);
        assertThat(client.post("/switches", "application/x-www-form-urlencoded", sent).status()).isEqualTo(403);
        assertThat(admin.page(SECURITY).get("/switches").text()).contains("还没有人动过");
    }

    @Test
    void finishedWorkWantsAPhotoWhileTheSwitchIsOn() {
        String number = world.as("resident-01").open(Map.of("text", "路灯不亮"), world.unit("1号楼")).json().get("number").asString();
        world.as("clerk").move(number, "accept", Map.of("nature", "service"));
        String order = world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"))).json().at("/children/0/number").asString();
        var property = world.as("property");
        property.move(order, "accept", Map.of());
        turn(Switch.PHOTO_AT_SOLVING, "on", "试点一个月").follow();
        var refused = property.move(order, "finish", Map.of("text", "换好了"));
        assertThat(refused.code()).isEqualTo("FIELD_MISSING");
        assertThat(property.matter(order).get("moves").valueStream().filter(move -> move.get("do").asString().equals("finish")).flatMap(move -> move.get("fields").valueStream())
                .filter(field -> field.get("field").asString().equals("photos")).map(field -> field.get("need").asString())).containsExactly("required");
        assertThat(property.move(order, "finish", Map.of("text", "换好了", "photos", List.of(property.photo()))).status()).isEqualTo(200);
        String other = world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"))).json().at("/children/1/number").asString();
        property.move(other, "accept", Map.of());
        turn(Switch.PHOTO_AT_SOLVING, "off", "试点结束");
        assertThat(property.move(other, "finish", Map.of("text", "又看了一遍")).status()).isEqualTo(200);
    }

    @Test
    void nothingStandsOnTheBoardWhileItIsOff() {
        var clerk = world.as("clerk");
        var opened = clerk.post("/api/matters", Map.of("id", java.util.UUID.randomUUID().toString(), "kind", "facility", "place", Map.of("unit", world.unit("1号楼")), "fields",
                Map.of("title", "花园养老站", "place_kind", "eldercare_station", "capacity", 20, "taken_places", 18)));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        String area = "/area?kind=facility&unit=" + world.unit("1号楼") + "&district=" + world.code();
        var nobody = new PageClient(TestServer.get().address());
        assertThat(nobody.get(area).text()).contains("花园养老站");
        turn(Switch.PUBLIC_BOARD, "off", "等保整改期间");
        assertThat(nobody.get(area).text()).doesNotContain("花园养老站");
        assertThat(clerk.get("/api/public?district=" + world.code()).json().size()).as("for nobody, staff included").isZero();
        turn(Switch.PUBLIC_BOARD, "on", "整改完成");
        assertThat(nobody.get(area).text()).contains("花园养老站");
    }

    @Test
    void noPhoneIsRememberedWhileItIsOff() {
        RealPerson person = RealPerson.resident(world);
        var phone = person.signedIn();
        phone.get("/me/sessions").form("/me/remember").send();
        assertThat(phone.cookie("jinlin_remembered")).isPresent();
        turn(Switch.REMEMBERED_PHONE, "off", "上级检查要求");
        assertThat(person.signedIn().get("/me/sessions").body()).doesNotContain("/me/remember");
        world.pass("PT13H");
        assertThat(phone.get("/me/sessions").status()).as("the session is over").isEqualTo(303);
        assertThat(phone.cookie("jinlin_remembered").orElse("")).isEmpty();
        turn(Switch.REMEMBERED_PHONE, "on", "检查结束");
        assertThat(person.signedIn().get("/me/sessions").body()).contains("/me/remember");
    }
}
