package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.time.ZoneId;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import org.jinlin.insight.Facts;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.points.Earnings;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.JsonNode;

/// A courier signs in by the phone alone, sends a photo in three taps, and is a resident in everything else.
class CourierTest {

    private static final TestWorld WORLD = TestServer.get().world("zhangzhou");
    private static final AtomicInteger COUNT = new AtomicInteger();

    private String phone;
    private PageClient courier;
    private String person;

    @BeforeAll
    static void somebodyGivesPosts() {
        TestServer.get().bean(Administrators.class).first(WORLD.district(), WORLD.person("resident-01"), Administrator.SECURITY, "启用系统").orThrow();
    }

    @BeforeEach
    void aCourierWithAPhone() {
        TestServer.get().rewind();
        // what other tests have used up of an address is there again
        TestServer.get().bean(JinlinClock.class).advance(Duration.ofDays(3L * COUNT.incrementAndGet()));
        phone = "136%08d".formatted(77_100_000 + COUNT.get());
        courier = signedIn();
        person = courier.get("/api/me").body().replaceAll("(?s).*\"person\":\"(\\d+)\".*", "$1");
        post("give", Map.of("f.role", "courier", "f.unit", WORLD.unit("花园社区"), "f.reason", "小哥报到"));
    }

    @Test
    void aCodeAloneSignsInAndThePhoneMayBeRemembered() {
        assertThat(courier.get("/api/me").body()).as("who was signed in goes on").contains("\"role\":\"courier\"");
        later(120);
        var again = signedIn();
        again.get("/me/sessions").form("/me/remember").send();
        TestServer.get().bean(JinlinClock.class).advance(Duration.ofDays(30));
        assertThat(again.get("/").body()).contains("href=\"/f/report\"");
    }

    @Test
    void threeTapsFromTheFirstPageToTheReceipt() {
        var first = courier.get("/");
        assertThat(first.body()).contains("href=\"/f/report\"");
        var form = courier.get("/f/report").form("/f/report");                                              // the first tap
        var sent = form.upload("f.photos", "seen.jpg", PageReportTest.photo(80, 60)).send();      // the second, and the third
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        assertThat(sent.follow().text()).contains("已经收到", "花园社区");
        JsonNode matter = WORLD.as("clerk").get("/api/matters/" + number(sent)).json();
        assertThat(matter.at("/channel").asString()).isEqualTo("courier_photo");
        assertThat(matter.at("/place/name").asString()).isEqualTo("花园社区");
        assertThat(matter.at("/facts/by_courier").asBoolean()).isTrue();
    }

    @Test
    void theReceiptLeadsToWhatAResidentReads() {
        var sent = snap();
        assertThat(sent.follow().body()).contains("href=\"/r/" + number(sent) + "\"").doesNotContain("/f/case/", "/f/today");
        assertThat(courier.get("/r/" + number(sent)).status()).isEqualTo(200);
    }

    @Test
    void pointsComeWhenTheCommunityHasTakenItUp() {
        String number = number(snap());
        assertThat(points()).isZero();
        WORLD.as("clerk").move(number, "accept", Map.of());
        assertThat(points()).isEqualTo(2);
    }

    @Test
    void everybodyReadsHowManyThereWereOnTheDayAndThatDayLater() {
        String day = TestServer.get().now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().toString();
        snap();
        snap();
        counted();
        var nobody = new PageClient(WORLD.server().address());
        assertThat(nobody.get("/pillars?district=" + WORLD.code() + "&unit=" + WORLD.unit("花园社区")).text()).contains("2 小哥随手拍当天件数", "当天");
        TestServer.get().bean(JinlinClock.class).advance(Duration.ofDays(1));
        assertThat(figure("")).isZero();
        assertThat(figure("&day=" + day)).isEqualTo(2);
    }

    @Test
    void moreThanAResidentMayInADayIsTakenOfACourier() {
        for (int i = 0; i < 25; i++) {
            assertThat(snap().status()).isEqualTo(303);
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"/f/today", "/f/home", "/f/outbox", "/f/linked", "/helpers", "/print/slip/1"})
    void whatIsForOfficesIsNotForCouriers(String path) {
        assertThat(courier.get(path).status()).isNotEqualTo(200);
    }

    @Test
    void aCourierSeesNoNeighboursRequestAndNoName() {
        String number = WORLD.as("resident-02").open(Map.of("text", "楼上漏水"), WORLD.unit("1号楼")).json().get("number").asString();
        assertThat(courier.get("/r/" + number).status()).isEqualTo(404);
        assertThat(courier.get("/api/matters/" + number).status()).isEqualTo(404);
    }

    @Test
    void aCourierReportsInNobodyElsesName() {
        var form = courier.get("/f/report").form("/f/report");
        assertThat(form.html()).doesNotContain("report-phone");
        var refused = form.set("f.text", "替别人说").set("f.name", "演示邻居").set("f.phone", "10000000977").send();
        assertThat(refused.status()).isNotEqualTo(303);
        assertThat(refused.body()).contains("替别人说</textarea>");
    }

    @Test
    void anOfficeBesideItAsksForTwoProofsAtOnce() {
        post("give", Map.of("f.role", "volunteer", "f.unit", WORLD.unit("花园社区"), "f.reason", "也做志愿者"));
        assertThat(courier.get("/api/me").status()).as("one proof was given").isEqualTo(401);
        later(120);
        var page = enter(new PageClient(WORLD.server().address()));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.body()).contains("/sign-in/enrol");
    }

    @Test
    void whoIsNoCourierAnyMoreIsAResident() {
        post("end", Map.of("f.reason", "离开了"));
        assertThat(courier.get("/").body()).doesNotContain("href=\"/f/report\"");
        assertThat(courier.get("/f/report").status()).isEqualTo(404);
    }

    @Test
    void whoStillReportsForTheCommunityIsNotErased() {
        assertThat(courier.get("/me/erasure").text()).contains("职务");
    }

    private PageClient.Html snap() {
        return courier.get("/f/report").form("/f/report").upload("f.photos", "seen.jpg", PageReportTest.photo(80, 60)).send();
    }

    private static String number(PageClient.Html sent) {
        return sent.location().substring("/f/report/".length());
    }

    private int points() {
        counted();
        return Integer.parseInt(courier.get("/api/me/points").body().replaceAll("(?s).*\"points\":(\\d+).*", "$1"));
    }

    private static int figure(String day) {
        return WORLD.as("clerk").get("/api/figures?unit=" + WORLD.unit("花园社区") + day).json().get("figures").valueStream().filter(line -> line.get("code").asString().equals("courier_reports")).findFirst().orElseThrow().get("numerator").asInt();
    }

    private static void counted() {
        TestServer.get().settle(WORLD.district());
        TestServer.get().bean(Earnings.class).run(WORLD.district());
        TestServer.get().bean(Facts.class).run(WORLD.district());
    }

    /// As the security administrator gives and ends posts on the page.
    private void post(String go, Map<String, String> fields) {
        String path = "/posts/" + person;
        var form = PageClient.signedIn(WORLD, "resident-01").get(path).form(path).set("go", go);
        fields.forEach(form::set);
        assertThat(form.send().status()).isEqualTo(303);
    }

    private PageClient signedIn() {
        var client = new PageClient(WORLD.server().address());
        assertThat(enter(client).status()).isEqualTo(303);
        return client;
    }

    private PageClient.Html enter(PageClient client) {
        var page = client.get("/sign-in/phone").form("/sign-in/phone").set("phone", phone).send();
        return page.form("/sign-in/phone/code").set("code", SentCodes.to(phone)).set("district", WORLD.code()).send();
    }

    private static void later(int seconds) {
        TestServer.get().bean(JinlinClock.class).advance(Duration.ofSeconds(seconds));
    }
}
