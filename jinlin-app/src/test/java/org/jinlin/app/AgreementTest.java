package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.zxing.ReaderException;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.apache.pdfbox.Loader;
import org.apache.pdfbox.text.PDFTextStripper;
import org.jinlin.kit.QrCodeTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The agreement of a mediation on paper and as a file: for the two parties, the mediator and their unit, and nobody else.
class AgreementTest {

    private static final TestWorld WORLD = TestServer.get().world("tongan");
    private static final Pattern CODE = Pattern.compile("viewBox=\"0 0 (\\d+) \\1\"[^>]*><path d=\"([^\"]+)\"");
    private static final String WORDS = "一、楼上加装脚垫，22:00 后轻放“家具”。\n二、楼下不再敲管道……双方互相体谅。\n三、再有声音，先发消息，不上门吵。";

    private static String applied() {
        return WORLD.as("resident-01").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "mediation", "place", Map.of("unit", WORLD.unit("1号楼")),
                "fields", Map.of("text", "楼上半夜拖椅子", "other_party", "楼上住户㛃先生"))).json().get("number").asString();
    }

    private static String drafted(String words) {
        String number = applied();
        WORLD.as("mediator").move(number, "mediate", Map.of());
        assertThat(WORLD.as("mediator").move(number, "write_down", Map.of("agreement_text", words)).status()).isEqualTo(200);
        return number;
    }

    private static PageClient of(String who) {
        return PageClient.signedIn(WORLD, who);
    }

    private static String read(byte[] pdf) throws IOException {
        try (var document = Loader.loadPDF(pdf)) {
            return new PDFTextStripper().getText(document);
        }
    }

    private static String asker(PageClient mediator, String number) {
        return WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "核对")).json().get("name").asString();
    }

    @Test
    void thePageHasTheWordsAndPlacesToSign() {
        String number = drafted(WORDS);
        var page = of("mediator").get("/print/agreement/" + number);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("邻里纠纷调解协议书", number, "楼上半夜拖椅子", "楼上住户㛃先生", "一、楼上加装脚垫", "三、再有声音", "花园社区 调解员", "申请人签字", "另一方签字", "主持人签字", "只有双方");
        assertThat(page.text()).contains(asker(of("mediator"), number));
        assertThat(page.body()).contains("href=\"/print/agreement/" + number + "/pdf\"");
        assertThat(of("mediator").get("/print/agreement/" + number + "?lang=en").text()).contains("Agreement:", "Other party", "Download as PDF");
        assertThat(of("mediator").get("/desk/" + number).body() + of("clerk").get("/desk/" + number).body()).contains("/print/agreement/" + number);
        assertThat(of("resident-01").get("/r/" + number).body()).contains("/print/agreement/" + number);
    }

    @Test
    void theFileHoldsTheSameWordsWithTheirSigns() throws IOException {
        String number = drafted(WORDS);
        var client = of("resident-01");
        var answer = client.get("/print/agreement/" + number + "/pdf");
        assertThat(answer.status()).isEqualTo(200);
        assertThat(answer.header("Content-Type")).isEqualTo("application/pdf");
        assertThat(answer.header("Cache-Control")).contains("no-store");
        assertThat(answer.header("Content-Disposition")).contains("agreement-" + number + ".pdf");
        byte[] pdf = client.bytes("/print/agreement/" + number + "/pdf");
        assertThat(new String(pdf, 0, 5, java.nio.charset.StandardCharsets.US_ASCII)).isEqualTo("%PDF-");
        assertThat(read(pdf)).contains("邻里纠纷调解协议书", number, "楼上半夜拖椅子", "楼上住户㛃先生", "一、楼上加装脚垫", "22:00", "“家具”", "三、再有声音", "申请人签字");
        assertThat(pdf.length).as("only the signs that are used").isLessThan(200_000);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-02", "resident-03", "volunteer", "member", "worker", "property", "housing", "officer", "head", "neighbour", "inspector", "organiser", "lake"})
    void nobodyElseOpensIt(String who) {
        String number = drafted("只给双方看");
        assertThat(of(who).get("/print/agreement/" + number).status()).isEqualTo(404);
        assertThat(of(who).get("/print/agreement/" + number + "/pdf").status()).isEqualTo(404);
        assertThat(of(who).get("/desk/" + number).body() + of(who).get("/r/" + number).body()).doesNotContain("/print/agreement/");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "mediator", "clerk", "secretary"})
    void thePartiesTheMediatorAndTheirUnitDo(String who) {
        String number = drafted("双方都看得到");
        assertThat(of(who).get("/print/agreement/" + number).status()).isEqualTo(200);
        assertThat(of(who).get("/print/agreement/" + number + "/pdf").status()).isEqualTo(200);
    }

    @Test
    void theOtherPartyOpensItByTheAddressThatTheMediatorHandsOver() throws ReaderException, IOException {
        String number = drafted("给另一方的");
        Matcher code = CODE.matcher(of("mediator").get("/print/agreement/" + number).body());
        assertThat(code.find()).isTrue();
        String address = QrCodeTest.read(Integer.parseInt(code.group(1)), code.group(2));
        var other = new PageClient(WORLD.server().address());
        assertThat(other.get(address).text()).contains("给另一方的").doesNotContain(asker(of("mediator"), number));
        assertThat(read(other.bytes(address + "/pdf"))).contains("给另一方的");
        assertThat(of("resident-01").get("/print/agreement/" + number).body()).as("the other party's address is not the asker's").doesNotContain("/agreement/" + number + "/0").doesNotContain("<svg class=\"qr\"");
        String key = address.substring(address.lastIndexOf('/') + 1);
        for (String made : List.of("0000000000000000", key.substring(1), key + "0", "%20", "x")) {
            assertThat(other.get("/agreement/" + number + "/" + made).status()).as(made).isEqualTo(404);
            assertThat(other.get("/agreement/" + number + "/" + made + "/pdf").status()).as(made).isEqualTo(404);
        }
        assertThat(other.get("/agreement/" + drafted("另一份") + "/" + key).status()).isEqualTo(404);
        assertThat(other.get("/check/" + number + "/" + key).status()).as("a key of one thing opens no other").isEqualTo(404);
        WORLD.as("mediator").move(number, "write_down", Map.of("agreement_text", "改过的一稿"));
        assertThat(other.get(address).status()).as("an old draft's address does not open the new one").isEqualTo(404);
    }

    @Test
    void beforeThereAreWordsThereIsNoPaper() {
        String number = applied();
        assertThat(of("mediator").get("/print/agreement/" + number).status()).isEqualTo(404);
        assertThat(of("mediator").get("/desk/" + number).body()).doesNotContain("/print/agreement/");
        String request = WORLD.as("resident-01").open(Map.of("text", "路灯坏了"), WORLD.unit("1号楼")).json().get("number").asString();
        assertThat(of("clerk").get("/print/agreement/" + request).status()).isEqualTo(404);
    }

    @Test
    void eachLookOfStaffAtTheNameIsWrittenDown() {
        String number = drafted("看一眼记一笔");
        of("clerk").get("/print/agreement/" + number);
        assertThat(of("resident-01").get("/privacy").text()).contains("打开协议书");
    }

    @Test
    void itClimbsWithoutOpening() {
        String number = drafted("拖了三十天");
        WORLD.pass("P31D");
        assertThat(WORLD.as("officer").matter(number).get("owner").get("name").asString()).isEqualTo("演示街道");
        assertThat(of("officer").get("/print/agreement/" + number).status()).isEqualTo(404);
        assertThat(of("mediator").get("/print/agreement/" + number).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @ValueSource(strings = {"x", "1-1-1", "%3Cscript%3E", "99999999999999999999"})
    void whatIsNoNumberIsNotFound(String number) {
        assertThat(of("mediator").get("/print/agreement/" + number).status()).isEqualTo(404);
        assertThat(of("mediator").get("/print/agreement/" + number + "/pdf").status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/print/agreement/" + number).location()).startsWith("/sign-in");
    }

    @Test
    void longAndStrangeWordsMakeAFileAllTheSame() throws IOException {
        String number = drafted("长".repeat(3000) + "\n<b>不是标签</b> \u202e反着写 🙏 𠮷 " + "w".repeat(600));
        byte[] pdf = of("mediator").bytes("/print/agreement/" + number + "/pdf");
        try (var document = Loader.loadPDF(pdf)) {
            assertThat(document.getNumberOfPages()).isGreaterThan(2);
        }
        assertThat(read(pdf)).contains("<b>不是标签</b>", "主持人签字");
        assertThat(of("mediator").get("/print/agreement/" + number).body()).contains("&lt;b&gt;");
    }
}
