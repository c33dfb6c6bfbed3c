package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.jinlin.kit.QrCodeTest;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The code at the door: printed by staff, scanned by whoever stands there, heard by the head of that building.
class DoorCodesTest {

    private static final TestWorld WORLD = TestServer.get().world("anxi");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    @BeforeAll
    static void heads() {
        WORLD.appoint("resident-02", "building_head", "1号楼");
    }

    private static List<String> addresses(PageClient.Html sheet) throws ReaderException {
        var addresses = new ArrayList<String>();
        var codes = CODE.matcher(sheet.body());
        while (codes.find()) {
            addresses.add(QrCodeTest.read(Integer.parseInt(codes.group(1)), codes.group(2)));
        }
        return addresses;
    }

    /// Scans the code of 1号楼 and reports.
    private String reported(PageClient who, String text) throws ReaderException {
        String address = addresses(clerk.get("/print/doors")).getFirst();
        var what = who.get(address);
        var where = what.form("/r/new").set("f.text", text).set("step", "what").send();
        assertThat(where.text()).as("the place is filled in").contains("1号楼");
        var chosen = Pattern.compile("value=\"([^\"]+)\" selected").matcher(where.body());
        assertThat(chosen.find()).as("the building of the code is the one that is chosen").isTrue();
        return where.form("/r/new").set("f.at", "list").set("f.place", chosen.group(1)).set("go", "send").send().location().replaceAll("/r/(.*)/done", "$1");
    }

    @Test
    void eachBuildingHasItsCode() throws ReaderException {
        var sheet = clerk.get("/print/doors");
        assertThat(sheet.text()).contains("1号楼", "2号楼", "扫一扫");
        assertThat(addresses(sheet)).hasSize(2).allSatisfy(address -> assertThat(address).startsWith(WORLD.server().address() + "/r/new?unit=").contains("by=qr", "district=" + WORLD.code()));
        assertThat(clerk.get("/print/doors?lang=en").text()).contains("Scan, and say what is needed");
        assertThat(clerk.get("/begin").body()).contains("href=\"/print/doors\"");
    }

    @Test
    void aReportFromTheDoorReachesThePhoneOfTheHeadWhoSolvesIt() throws ReaderException {
        String number = reported(new PageClient(WORLD.server().address()), "单元门关不上，从门口扫的");
        var head = PageClient.signedIn(WORLD, "resident-02");
        assertThat(head.get("/f/today").text()).contains("单元门关不上，从门口扫的");
        assertThat(WORLD.as("resident-02").matter(number).get("channel").asString()).isEqualTo("qr");
        assertThat(PageClient.signedIn(WORLD, "worker").get("/f/today").text()).doesNotContain("单元门关不上，从门口扫的");
        var done = head.get("/f/case/" + number);
        assertThat(done.status()).isEqualTo(200);
        assertThat(WORLD.as("resident-02").move(number, "finish", java.util.Map.of("text", "拧紧了")).status()).isEqualTo(200);
        assertThat(head.get("/f/today").text()).as("nothing is owed any more").doesNotContain("今天要答复 单元门");
    }

    @Test
    void whatTheHeadCannotSolveIsLiftedFromThePhone() throws ReaderException {
        String number = reported(PageClient.signedIn(WORLD, "resident-01"), "整栋楼水压低，从门口扫的");
        var head = PageClient.signedIn(WORLD, "resident-02");
        var lifted = head.get("/desk/" + number + "/lift").form("/desk/" + number, "lift").set("f.text", "要找自来水公司").send();
        assertThat(lifted.status()).isEqualTo(303);
        assertThat(PageClient.signedIn(WORLD, "worker").get("/f/today").text()).contains("整栋楼水压低，从门口扫的");
        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/r/" + number).text()).contains("第1网格");
    }

    @Test
    void whereThePlaybookHasNoSuchWayInTheReportComesAllTheSame() {
        TestWorld plain = TestServer.get().world("base");
        var guest = new PageClient(WORLD.server().address());
        String to = guest.get("/r/new?district=" + plain.code() + "&unit=" + plain.unit("1号楼") + "&by=qr").form("/r/new").set("f.text", "没有这个渠道也能报").set("go", "send").send().location();
        assertThat(to).startsWith("/r/");
        assertThat(plain.as("clerk").matter(to.replaceAll("/r/(.*)/done", "$1")).get("channel").asString()).isEqualTo("web");
    }

    @Test
    void aWayInThatIsMadeUpCountsForNothing() {
        var guest = new PageClient(WORLD.server().address());
        String to = guest.get("/r/new?district=" + WORLD.code() + "&unit=" + WORLD.unit("1号楼") + "&by=phone").form("/r/new").set("f.text", "假装是电话").set("go", "send").send().location();
        assertThat(WORLD.as("head").matter(to.replaceAll("/r/(.*)/done", "$1")).get("channel").asString()).isEqualTo("web");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "volunteer", "property"})
    void whoAnswersForNoBuildingsPrintsNone(String who) {
        assertThat(PageClient.signedIn(WORLD, who).get("/print/doors").status()).isEqualTo(404);
    }

    @Test
    void onlyBuildingsOfTheOwnUnitsArePrinted() {
        assertThat(clerk.get("/print/doors?unit=" + WORLD.unit("第1网格")).text()).contains("1号楼").doesNotContain("2号楼");
        for (String unit : List.of(WORLD.unit("河边社区"), WORLD.unit("小区县"), "x", "99999999999999999999", "%3Cscript%3E")) {
            assertThat(clerk.get("/print/doors?unit=" + unit).status()).as(unit).isEqualTo(404);
        }
        assertThat(clerk.get("/print/doors?after=x").text()).contains("1号楼");
        assertThat(clerk.get("/print/doors?after=999999999999999999").text()).contains("这里没有楼栋");
        assertThat(new PageClient(WORLD.server().address()).get("/print/doors").location()).startsWith("/sign-in");
    }

    @Test
    void aPlaceThatIsNotThereIsAskedForAgain() {
        var guest = new PageClient(WORLD.server().address());
        var page = guest.get("/r/new?district=" + WORLD.code() + "&unit=nowhere&by=qr").form("/r/new").set("f.text", "码坏了").set("go", "send").send();
        assertThat(page.status()).isBetween(400, 499);
        assertThat(page.body()).contains("码坏了");
    }
}
