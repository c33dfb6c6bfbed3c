package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Reporting by the form: whatever comes, one request or one sentence, and nothing typed is lost.
class PageReportTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/r/new";

    private static PageClient anonymous() {
        return new PageClient(WORLD.server().address());
    }

    /// The form with everything at once, as the last step sends it.
    private static PageClient.Form form(PageClient client) {
        return whole(client.get(NEW + "?district=" + WORLD.code()));
    }

    static PageClient.Form whole(PageClient.Html page) {
        return page.form(NEW).set("go", "send");
    }

    private static long count(PageClient client, String text) {
        String list = client.get("/r").text();
        return Stream.iterate(list.indexOf(text), at -> at >= 0, at -> list.indexOf(text, at + 1)).count();
    }

    static byte[] photo(int width, int height) {
        try {
            var bytes = new ByteArrayOutputStream();
            ImageIO.write(new BufferedImage(width, height, BufferedImage.TYPE_INT_RGB), "jpg", bytes);
            return bytes.toByteArray();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void aResidentReportsAndSeesWhoAnswersByWhen() {
        TestServer.get().rewind();
        var resident = PageClient.signedIn(WORLD, "resident-01");
        var sent = form(resident).set("f.text", "3 号楼电梯停运").send();

        assertThat(sent.status()).isEqualTo(303);
        var receipt = sent.follow();
        assertThat(receipt.text()).contains("已经收到", "花园社区").containsPattern(WORLD.district() + "-\\d{6}-\\d{4}");
        assertThat(receipt.text()).as("in the tenant's zone").contains("11 月 21 日 14:00");
        assertThat(receipt.body()).doesNotContain("claim=");
    }

    @Test
    void whoHasNoAccountReportsAndComesBackByTheLink() {
        var guest = anonymous();
        var receipt = form(guest).set("f.text", "路灯不亮").set("f.name", "演示路人").set("f.phone", "10000009999").set("f.place", WORLD.unit("1号楼")).send().follow();

        assertThat(receipt.text()).contains("已经收到");
        String link = receipt.body().replaceAll("(?s).*<p class=\"claim\"><a href=\"([^\"]*)\".*", "$1");
        var elsewhere = anonymous();
        var arrived = elsewhere.get(PageClient.unescaped(link));
        assertThat(arrived.status()).isEqualTo(303);
        assertThat(arrived.location()).doesNotContain("claim");
        assertThat(arrived.follow().text()).contains("路灯不亮");
        assertThat(elsewhere.get("/r").text()).contains("路灯不亮");
        assertThat(anonymous().get(arrived.location()).location()).startsWith("/sign-in");
    }

    @Test
    void aVisitorOfSeveralDistrictsIsAskedForOne() {
        TestServer.get().world("base");
        assertThat(anonymous().get(NEW).body()).contains("/r/new?district=" + WORLD.code());
        assertThat(anonymous().get(NEW + "?district=nowhere").body()).contains("/r/new?district=" + WORLD.code());
    }

    @Test
    void theCodeOnAPosterChoosesThePlace() {
        var where = anonymous().get(NEW + "?district=" + WORLD.code() + "&unit=" + WORLD.unit("2号楼")).form(NEW).set("f.text", "海报上的码").send();
        assertThat(where.body()).contains("<option value=\"" + WORLD.unit("2号楼") + "\" selected>2号楼</option>").contains("value=\"list\" checked");
    }

    @Test
    void anUnknownPosterCodeIsNotAnError() {
        assertThat(anonymous().get(NEW + "?district=" + WORLD.code() + "&unit=%00%22%3E").status()).isIn(200, 400);
    }

    @Test
    void withoutTheTokenNothingIsOpenedAndNothingIsLost() {
        var resident = PageClient.signedIn(WORLD, "resident-02");
        var refused = form(resident).set("f.text", "没有令牌的诉求 <b>").without("_csrf").send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("没有令牌的诉求 <b>");
        assertThat(count(resident, "没有令牌的诉求")).isZero();
        var again = refused.form(NEW).send();
        assertThat(again.status()).isEqualTo(200);
        assertThat(again.form(NEW).html()).contains("没有令牌的诉求 &lt;b&gt;</textarea>");
        assertThat(count(resident, "没有令牌的诉求")).as("shown, not sent").isZero();
        assertThat(whole(again).set("f.text", "没有令牌的诉求").send().status()).isEqualTo(303);
    }

    @Test
    void anotherSitesTokenIsRefused() {
        assertThat(form(anonymous()).set("f.text", "骗来的").set("_csrf", "x".repeat(43)).send().status()).isEqualTo(403);
    }

    @Test
    void aSessionThatEndedInTheMiddleLeadsBackToTheFilledForm() {
        var resident = PageClient.signedIn(WORLD, "resident-03");
        var open = form(resident).set("f.text", "写到一半\r\n登录过期").set("f.place", WORLD.unit("1号楼"));
        TestServer.get().bean(Accounts.class).signOut(resident.cookie(SessionCookies.SESSION).orElseThrow());

        var refused = open.send();
        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("写到一半");
        var shown = refused.form(NEW).send();
        assertThat(shown.form(NEW).html()).as("reporting needs no account").contains("写到一半\n登录过期</textarea>");
    }

    @Test
    void textThatIsTooLongIsToldWithItsLimitAndStays() {
        String text = "长".repeat(5001);
        var refused = form(PageClient.signedIn(WORLD, "resident-01")).set("f.text", text).set("f.place", WORLD.unit("2号楼")).set("f.on_site", "true").send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("5000", "5001");
        assertThat(refused.form(NEW).html()).contains(text + "</textarea>");
        assertThat(refused.form(NEW).value("f.place")).isEqualTo(WORLD.unit("2号楼"));
        assertThat(refused.form(NEW).value("f.on_site")).isEqualTo("true");
        assertThat(refused.body()).contains("role=\"alert\"").contains("href=\"#report-text\"").contains("aria-invalid=\"true\"");
    }

    @Test
    void lineBreaksOfABrowserAreOneCharacterEach() {
        String text = "一\r\n".repeat(2500);
        assertThat(form(PageClient.signedIn(WORLD, "resident-01")).set("f.text", text).send().status()).isEqualTo(303);
    }

    @Test
    void anEmptyFormSaysWhatIsNeeded() {
        var refused = form(anonymous()).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("内容、照片");
        assertThat(refused.text()).doesNotContain("photos");
    }

    @ParameterizedTest
    @MethodSource("texts")
    void everyCharacterIsKeptAndNoneIsMarkup(String text) {
        var resident = PageClient.signedIn(WORLD, "resident-01");
        String number = form(resident).set("f.text", text).send().location().replaceAll("/r/(.*)/done", "$1");
        String html = resident.get("/r/" + number).body();

        assertThat(PageClient.unescaped(html)).contains(text);
        assertThat(html).doesNotContain("<script>alert").doesNotContain("<img src=x");
        assertThat(html).contains("dir=\"auto\"");
    }

    static Stream<String> texts() {
        return Stream.of("😀😃😄😁😆😅🤣😂🙂🙃", "<script>alert(1)</script>", "\"><img src=x onerror=alert(1)>", "المصعد معطل في المبنى ٣",
                "‮gnp.exe‬ 倒着写", "𠮷野家门口有积水", "a\u0301 e\u0308 ﷽", "${7*7} @{1} ]]> --> {{x}}");
    }

    @Test
    void badPhotosAreNamedAndEverythingElseIsKept() {
        var guest = anonymous();
        byte[] good = photo(640, 480);
        byte[] damaged = Arrays.copyOf(good, good.length / 3);
        var refused = form(guest).set("f.text", "墙面渗水").set("f.place", WORLD.unit("1号楼"))
                .upload("f.photos", "good.jpg", good).upload("f.photos", "damaged.jpg", damaged)
                .upload("f.photos", "script.jpg", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8)).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("damaged.jpg", "script.jpg").doesNotContain("good.jpg");
        var again = whole(refused);
        assertThat(again.html()).contains("墙面渗水</textarea>");
        String id = again.value("f.photos");
        assertThat(guest.bytes("/f/" + id)).startsWith(0xff, 0xd8);
        assertThat(anonymous().get("/f/" + id).location()).as("nobody else's").startsWith("/sign-in");

        var receipt = again.set("f.place", WORLD.unit("1号楼")).set("f.text", "墙面渗水").send();
        assertThat(receipt.status()).isEqualTo(303);
        String page = guest.get(receipt.location().replace("/done", "")).body();
        assertThat(page).contains("<img src=\"/f/" + id + "\"");
        assertThat(WORLD.as("clerk").get("/f/" + id).status()).isEqualTo(200);
        assertThat(PageClient.signedIn(WORLD, "resident-02").get("/f/" + id).status()).isEqualTo(404);
    }

    @Test
    void aPhotoAloneIsAReport() {
        assertThat(form(anonymous()).upload("f.photos", "x.jpg", photo(64, 64)).send().status()).isEqualTo(303);
    }

    @Test
    void aPhotoOfAHundredMegapixelsIsRefusedWithASentence() {
        byte[] bomb = photo(16, 16);
        int start = indexOfFrame(bomb);
        bomb[start + 5] = 0x27;
        bomb[start + 6] = 0x10;
        bomb[start + 7] = 0x27;
        bomb[start + 8] = 0x10;
        var refused = form(anonymous()).set("f.text", "很大").upload("f.photos", "bomb.jpg", bomb).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("bomb.jpg");
        assertThat(refused.form(NEW).html()).contains("很大</textarea>");
    }

    private static int indexOfFrame(byte[] jpeg) {
        return IntStream.range(0, jpeg.length - 1).filter(i -> jpeg[i] == (byte) 0xff && jpeg[i + 1] == (byte) 0xc0).findFirst().orElseThrow();
    }

    @Test
    void aPhotoTooHeavyIsNamedAndTheTextIsKept() {
        var refused = form(anonymous()).set("f.text", "照片太重").upload("f.photos", "heavy.jpg", new byte[16 * 1024 * 1024]).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("heavy.jpg", "15 MB");
        assertThat(refused.form(NEW).html()).contains("照片太重</textarea>");
    }

    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void pressingTwiceOpensOneRequest(boolean withPhoto) {
        String text = "按了两次 " + UUID.randomUUID();
        var guest = anonymous();
        var form = form(guest).set("f.text", text);
        if (withPhoto) {
            form.upload("f.photos", "x.jpg", photo(64, 64));
        }
        var first = form.send();
        guest.forget(SessionCookies.CLAIM);
        var second = form.send();

        assertThat(second.location()).isEqualTo(first.location()).endsWith("/done");
        assertThat(second.follow().text()).as("the link leads to the one that was opened").contains("已经收到");
        assertThat(count(guest, text)).isOne();
    }

    @Test
    void pressingTwiceAtOnceOpensOneRequest() {
        String text = "同时按了两次 " + UUID.randomUUID();
        var resident = PageClient.signedIn(WORLD, "resident-02");
        var form = form(resident).set("f.text", text).upload("f.photos", "x.jpg", photo(64, 64));
        var answers = Stream.of(CompletableFuture.supplyAsync(form::send), CompletableFuture.supplyAsync(form::send)).map(CompletableFuture::join).toList();

        assertThat(answers).extracting(PageClient.Html::status).containsOnly(303);
        assertThat(answers.get(0).location()).isEqualTo(answers.get(1).location());
        assertThat(count(resident, text)).isOne();
    }

    @Test
    void theSameFormWithOtherWordsIsAskedAboutAndThenSent() {
        var resident = PageClient.signedIn(WORLD, "resident-01");
        var form = form(resident).set("f.text", "第一件");
        form.send();
        var asked = form.set("f.text", "第二件，另一回事").send();

        assertThat(asked.status()).isEqualTo(409);
        assertThat(asked.form(NEW).html()).contains("第二件，另一回事</textarea>");
        assertThat(whole(asked).set("f.text", "第二件，另一回事").send().status()).isEqualTo(303);
    }

    @Test
    void anothersFormIdOpensNothingToASecondGuest() {
        var form = form(anonymous()).set("f.text", "第一个人写的");
        form.send();
        var thief = form(anonymous()).set("f.text", "猜的").set("id", form.value("id")).send();
        assertThat(thief.status()).isEqualTo(409);
        assertThat(thief.body()).doesNotContain("第一个人写的");
    }

    @ParameterizedTest
    @ValueSource(strings = {"有人被困电梯里", "楼下着火了", "闻到煤气味", "老人昏迷", "他说想轻生", "There is a gas leak"})
    void wordsOfDangerPutTheNumbersOnTop(String text) {
        var receipt = form(anonymous()).set("f.text", text).send().follow();
        assertThat(receipt.body()).contains("danger strong", "tel:119", "tel:120", "tel:110");
        var refused = form(anonymous()).set("f.text", text + "长".repeat(5000)).send();
        assertThat(refused.body()).contains("danger strong");
    }

    @Test
    void wordsWithoutDangerDoNot() {
        assertThat(form(anonymous()).set("f.text", "路灯不亮").send().follow().body()).doesNotContain("danger strong");
    }

    @Test
    void aNameTooLongIsToldAtItsField() {
        var refused = form(anonymous()).set("f.text", "名字很长").set("f.name", "名".repeat(101)).send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#report-name\"");
        assertThat(refused.form(NEW).html()).contains("名".repeat(101));
    }

    @Test
    void staffReportForSomebodyWhoCalled() {
        var clerk = PageClient.signedIn(WORLD, "clerk");
        var sent = form(clerk).set("f.text", "来电：水管漏水").set("f.channel", "phone").set("f.name", "演示来电人").set("f.phone", "10000008888").send();
        assertThat(sent.status()).isEqualTo(303);
        String number = sent.location().replaceAll("/r/(.*)/done", "$1");
        assertThat(WORLD.as("clerk").matter(number).get("channel").asString()).isEqualTo("phone");
        assertThat(clerk.get("/desk/" + number).text()).contains("来电：水管漏水").doesNotContain("10000008888");
    }

    @Test
    void anUnknownPlaceIsToldAndTheRestIsKept() {
        var refused = form(anonymous()).set("f.text", "在哪里呢").set("f.place", "99999999999").send();
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("href=\"#report-place\"");
        assertThat(refused.form(NEW).value("f.text")).isEqualTo("在哪里呢");
    }
}
