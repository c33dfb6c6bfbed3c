package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.OutputStream;
import java.net.Socket;
import java.net.URI;
import java.net.URLEncoder;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What people send by mistake, by accident and on purpose, through the forms of pages: each is answered by a page that says
/// what to do, and nothing that was typed is lost.
class PagesBadInputTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/r/new";
    private static final int MEBI = 1024 * 1024;

    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");
    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    private PageClient.Form report() {
        return PageReportTest.whole(resident.get(NEW));
    }

    private static String opened(String text) {
        return WORLD.as("resident-01").open(Map.of("text", text), WORLD.unit("1号楼")).json().get("number").asString();
    }

    /// @return name of the file, its bytes, what the page says
    static Stream<Arguments> badPhotos() {
        byte[] jpeg = PageReportTest.photo(32, 24);
        return Stream.of(
                Arguments.of("script.jpg", "<script>alert(1)</script>".getBytes(StandardCharsets.UTF_8), "不是照片"),
                Arguments.of("shell.jpg", "#!/bin/sh\nrm -rf /\n".getBytes(StandardCharsets.UTF_8), "不是照片"),
                Arguments.of("program.png", new byte[] {'M', 'Z', 0, 1, 2, 3, 4, 5, 6, 7, 8, 9, 10, 11, 12, 13}, "不是照片"),
                Arguments.of("svg.jpg", "<svg xmlns=\"http://www.w3.org/2000/svg\" onload=\"alert(1)\"/>".getBytes(StandardCharsets.UTF_8), "不是照片"),
                Arguments.of("half.jpg", Arrays.copyOf(jpeg, jpeg.length / 3), "打不开"),
                Arguments.of("iphone.heic", heic(), "格式"),
                Arguments.of("large.jpg", hundredMegapixels(jpeg), "百万像素"),
                Arguments.of("heavy.jpg", new byte[16 * MEBI], "15 MB"),
                Arguments.of("\"><b>.jpg", new byte[] {1, 2, 3}, "不是照片"),
                Arguments.of("电梯" + "很长".repeat(120) + ".jpg", new byte[] {1, 2, 3}, "不是照片"));
    }

    private static byte[] heic() {
        return ByteBuffer.allocate(64).putInt(24).put("ftypheic".getBytes(StandardCharsets.US_ASCII)).putInt(0).put("mif1heic".getBytes(StandardCharsets.US_ASCII)).array();
    }

    private static byte[] hundredMegapixels(byte[] jpeg) {
        byte[] large = jpeg.clone();
        for (int i = 0; i < large.length - 9; i++) {
            if (large[i] == (byte) 0xff && large[i + 1] == (byte) 0xc0) {
                ByteBuffer.wrap(large).putShort(i + 5, (short) 10_000).putShort(i + 7, (short) 10_000);
                return large;
            }
        }
        throw new IllegalStateException("no frame");
    }

    @ParameterizedTest
    @MethodSource("badPhotos")
    void aBadPhotoIsNamedWithWhatToDoAndTheRestIsKept(String name, byte[] bytes, String said) {
        var refused = report().set("f.text", "照片有问题 \uD83D\uDE00").set("f.place", WORLD.unit("2号楼")).upload("f.photos", name.replace("\"", "%22"), bytes).upload("f.photos", "good.jpg", PageReportTest.photo(64, 48)).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(said, "请").doesNotContain("good.jpg");
        assertThat(refused.body()).contains("role=\"alert\"").doesNotContain("<b>.jpg");
        assertThat(refused.form(NEW).html()).contains("照片有问题 \uD83D\uDE00</textarea>");
        assertThat(refused.form(NEW).value("f.place")).isEqualTo(WORLD.unit("2号楼"));
        assertThat(refused.form(NEW).value("f.photos")).as("the good one is in already").isNotEmpty();
    }

    @Test
    void aBadPhotoOfAMoveIsNamedTooAndTheWordsStay() {
        String path = "/r/" + opened("补充时的坏照片");
        var refused = resident.get(path + "/add").form(path, "note").set("f.text", "又拍了一张").upload("f.photos", "x.jpg", new byte[] {1, 2, 3}).send();

        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains("x.jpg 不是照片");
        assertThat(refused.form(path, "note").html()).contains("又拍了一张</textarea>");
    }

    @Test
    void moreThanTheServerTakesIsToldWithAWayBack() {
        var refused = resident.post(NEW, "multipart/form-data; boundary=x", ("--x\r\nContent-Disposition: form-data; name=\"f.photos\"; filename=\"a.jpg\"\r\n\r\n" + "a".repeat(61 * MEBI) + "\r\n--x--\r\n").getBytes(StandardCharsets.UTF_8));

        assertThat(refused.status()).isEqualTo(413);
        assertThat(refused.text()).contains("照片太大", "返回", "少选几张");
    }

    /// The line breaks in the middle of a photo: nothing is opened, and the same form, sent again, opens one.
    @Test
    void aConnectionThatIsLostInTheMiddleOpensNothing() throws IOException {
        var form = report().set("f.text", "传到一半断了");
        URI at = URI.create(WORLD.server().address());
        String cookie = SessionCookies.SESSION + "=" + resident.cookie(SessionCookies.SESSION).orElseThrow();
        String body = "--x\r\nContent-Disposition: form-data; name=\"_csrf\"\r\n\r\n" + form.value("_csrf") + "\r\n--x\r\nContent-Disposition: form-data; name=\"id\"\r\n\r\n" + form.value("id")
                + "\r\n--x\r\nContent-Disposition: form-data; name=\"go\"\r\n\r\nsend\r\n--x\r\nContent-Disposition: form-data; name=\"f.text\"\r\n\r\n传到一半断了\r\n--x\r\nContent-Disposition: form-data; name=\"f.photos\"; filename=\"a.jpg\"\r\n\r\n";
        try (var socket = new Socket(at.getHost(), at.getPort())) {
            OutputStream out = socket.getOutputStream();
            out.write(("POST /r/new HTTP/1.1\r\nHost: " + at.getAuthority() + "\r\nCookie: " + cookie + "\r\nContent-Type: multipart/form-data; boundary=x\r\nContent-Length: 9000000\r\n\r\n" + body)
                    .getBytes(StandardCharsets.UTF_8));
            out.write(PageReportTest.photo(640, 480));
            out.flush();
            socket.shutdownOutput();
            // the server has seen the end when it answers or hangs up
            socket.getInputStream().readAllBytes();
        }
        assertThat(resident.get("/r").text()).doesNotContain("传到一半断了");

        assertThat(form.upload("f.photos", "a.jpg", PageReportTest.photo(640, 480)).send().status()).isEqualTo(303);
        assertThat(resident.get("/r").text()).containsOnlyOnce("传到一半断了");
    }

    @Test
    void pressingTwiceMovesOnce() {
        String path = "/r/" + opened("补充按了两次");
        var form = resident.get(path + "/add").form(path, "note").set("f.text", "还有一件事");
        assertThat(form.send().location()).isEqualTo(form.send().location());

        assertThat(resident.get(path).text()).containsOnlyOnce("还有一件事");
    }

    @Test
    void goingBackAfterSendingAndSendingAgainShowsTheSameReceipt() {
        var form = report().set("f.text", "退回去又交了一次");
        var first = form.send();
        assertThat(first.follow().text()).contains("已经收到");
        var second = form.send();

        assertThat(second.status()).isEqualTo(303);
        assertThat(second.location()).isEqualTo(first.location());
        assertThat(resident.get("/r").text()).containsOnlyOnce("退回去又交了一次");
    }

    @Test
    void goingBackToAMoveThatIsOverSaysWhatHappenedAndKeepsTheWords() {
        String number = opened("退回到已过去的一步");
        String path = "/desk/" + number;
        var stale = clerk.get(path).form(path, "accept").set("f.text", "这一条我写了很久");
        clerk.get(path).form(path, "accept").set("f.nature", "service").send();
        var refused = stale.send();

        assertThat(refused.status()).isIn(409, 422);
        assertThat(refused.text()).contains("这一条我写了很久");
        assertThat(refused.body()).contains("role=\"alert\"");
    }

    @Test
    void aSessionThatEndsInTheMiddleOfAMoveComesBackToItAfterSigningIn() {
        String number = opened("登录过期");
        String path = "/desk/" + number;
        var own = PageClient.signedIn(WORLD, "clerk");
        var form = own.get(path).form(path, "reply").set("f.text", "我明天上午来看 <i>");
        TestServer.get().bean(Accounts.class).signOut(own.cookie(SessionCookies.SESSION).orElseThrow());
        var refused = form.send();

        assertThat(refused.status()).isEqualTo(403);
        assertThat(refused.text()).contains("请先登录", "我明天上午来看 <i>");
        var wrong = refused.form("/sign-in").set("login", WORLD.login("clerk")).set("password", "not-this-one").send();
        assertThat(wrong.status()).isEqualTo(422);
        assertThat(wrong.text()).contains("我明天上午来看 <i>", "密码不正确");
        var back = wrong.form("/sign-in").set("login", WORLD.login("clerk")).set("password", WORLD.password("clerk")).send();
        assertThat(back.text()).contains("我明天上午来看 <i>");
        var shown = back.form(path).send();
        assertThat(shown.form(path, "reply").html()).contains("我明天上午来看 &lt;i&gt;</textarea>");
        assertThat(shown.form(path, "reply").set("f.text", "我明天上午来看").send().status()).isEqualTo(303);
    }

    @Test
    void ofTwoDispatchersAtOnceTheSecondSeesTheFirstAndKeepsTheWords() {
        String path = "/desk/" + opened("两个人一起派");
        clerk.get(path).form(path, "accept").set("f.nature", "safety").set("f.scope", "some").set("f.harm", "real").send();
        var secretary = PageClient.signedIn(WORLD, "secretary");
        var first = clerk.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("演示物业")).set("f.text", "请物业先看");
        var second = secretary.get(path + "/dispatch").form(path, "dispatch").set("f.unit", WORLD.unit("住建局")).set("f.text", "请住建局定性");
        assertThat(first.send().status()).isEqualTo(303);
        var refused = second.send();

        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.text()).contains("刚才有人先动了", "请物业先看", "请住建局定性");
        assertThat(clerk.get(path).text()).contains("演示物业").doesNotContain("请住建局定性");
    }

    @ParameterizedTest
    @ValueSource(strings = {"\uD83D\uDE00", "\uD83D\uDC68\u200D\uD83D\uDC69\u200D\uD83D\uDC67\u200D\uD83D\uDC66", "\uD83C\uDDE8\uD83C\uDDF3", "\uD83E\uDDD1\uD83C\uDFFD\u200D\uD83E\uDDBD"})
    void fiveHundredEmojiAreKeptAsTheyAre(String emoji) {
        String text = emoji.repeat(500);
        var sent = report().set("f.text", text).send();

        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        String number = sent.location().replaceAll("/r/(.*)/done", "$1");
        assertThat(resident.get("/r/" + number).body()).contains(text);
        assertThat(clerk.get("/desk/" + number).body()).contains(text);
        assertThat(resident.get("/r").body()).as("a list shows the beginning, and no half of a character").contains(emoji).doesNotContain("\uFFFD").doesNotContain("?" + emoji.charAt(0));
    }

    @ParameterizedTest
    @ValueSource(strings = {"المصعد معطل منذ يومين", "המעלית מקולקלת", "\u202Egnp.exe\u202C 的附件", "\u2066\u2067\u202B方向", "abc\u0000def"})
    void textInAnyDirectionStaysInItsPlace(String text) {
        var sent = report().set("f.text", text).send();

        if (sent.status() == 303) {
            String number = sent.location().replaceAll("/r/(.*)/done", "$1");
            assertThat(resident.get("/r/" + number).body()).contains(text).contains("dir=\"auto\"");
        } else {
            assertThat(sent.status()).as("a character that no text has").isEqualTo(422);
            assertThat(sent.text()).contains("不能识别的字符");
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"<script>alert(1)</script>", "</textarea><script>alert(1)</script>", "\" onfocus=alert(1) autofocus x=\"", "javascript:alert(1)", "<svg/onload=alert(1)>", "{{7*7}}${7*7}"})
    void markupIsTextWhereverItIsTyped(String text) {
        var sent = report().set("f.text", text).send();
        String number = sent.location().replaceAll("/r/(.*)/done", "$1");
        String path = "/r/" + number;
        resident.get(path + "/add").form(path, "note").set("f.text", text).send();
        clerk.get("/desk/" + number).form("/desk/" + number, "reply").set("f.text", text).send();
        var refused = new PageClient(WORLD.server().address());
        var guest = PageReportTest.whole(refused.get(NEW + "?district=" + WORLD.code())).set("f.name", text).set("f.phone", text).set("f.place", text).set("f.category", text).send();

        for (var page : List.of(resident.get(path), clerk.get("/desk/" + number), resident.get("/r"), clerk.get("/desk"), guest, resident.get(path + "?done=" + encoded(text)),
                resident.get("/r?after=" + encoded(text)), clerk.get("/desk?view=" + encoded(text)), resident.get(NEW + "?unit=" + encoded(text)))) {
            assertThat(page.status()).isNotEqualTo(500);
            assertThat(page.body()).doesNotContain("<script>alert").doesNotContain("<svg/onload").doesNotContainPattern("<[a-z0-9]++(?:\\s++(?!on)[\\w:-]++(?:=\"[^\"]*+\")?+)*+\\s++on\\w+").doesNotContain("href=\"javascript:");
        }
        assertThat(resident.get(path).text()).contains(text);
    }

    @ParameterizedTest
    @ValueSource(strings = {"do=note", "do=note&id=x&f.text=x", "id=&f.text=", "do=nothing&f.text=x", "do=note&id=1&version=99999999999&f.text=x", "do=rate&f.verdict=<script>", "%", "f.text=%zz", "=&=&="})
    void aFormThatNoPageMadeIsAnsweredByAPage(String body) {
        String path = "/r/" + opened("手写的表单");
        String csrf = resident.get(path + "/add").form(path, "note").value("_csrf");
        var answer = resident.post(path, "application/x-www-form-urlencoded", (body + "&_csrf=" + encoded(csrf)).getBytes(StandardCharsets.UTF_8));

        assertThat(answer.status()).as(answer.text()).isLessThan(500);
        assertThat(answer.status() == 303 || answer.body().contains("<main")).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/r/%00", "/r/..%2f..%2fetc", "/r/99999999999999999999999999999999999999999999999999", "/desk?view=%00", "/desk?after=x", "/r?after=%FF", "/r/new?district=%00"})
    void anAddressThatIsNoneIsAnsweredCalmly(String path) {
        assertThat(clerk.get(path).status()).isLessThan(500);
    }

    private static String encoded(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
