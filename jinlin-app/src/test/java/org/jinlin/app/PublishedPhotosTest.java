package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import javax.imageio.ImageIO;
import org.jinlin.kit.Db;
import org.jinlin.matters.Erasures;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Photos for everybody: chosen and covered by hand, burned into a new file, taken down again. The photo itself stays closed.
class PublishedPhotosTest {

    private static final TestWorld WORLD = TestServer.get().world("zhaoan");
    private static final BadSpots SPOTS = new BadSpots(WORLD);
    private static final Pattern PUBLISHED = Pattern.compile("/area/photos/[0-9-]+/\\d+");

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    private static PageClient of(String name) {
        return PageClient.signedIn(WORLD, name);
    }

    private static PageClient anybody() {
        return new PageClient(WORLD.server().address());
    }

    private static PageClient.Form cover(String number, String photo) {
        return of("clerk").get("/photos/" + number + "/" + photo).form("/photos/" + number + "/" + photo);
    }

    /// The page that shows it covered, with what was covered in its form.
    private static PageClient.Html preview(String number, String photo, String... cells) {
        var form = cover(number, photo);
        for (String cell : cells) {
            form.add("cell", cell);
        }
        return form.set("step", "preview").send();
    }

    private static PageClient.Html publish(PageClient.Html preview, String number, String photo) {
        return preview.form("/photos/" + number + "/" + photo).set("clean", "1").set("step", "publish").send();
    }

    /// The address under which everybody sees it.
    private static String published(String number, String photo, String... cells) {
        assertThat(publish(preview(number, photo, cells), number, photo).location()).isEqualTo("/photos/" + number);
        return PUBLISHED.matcher(of("clerk").get("/photos/" + number).body()).results().findFirst().orElseThrow().group();
    }

    private static BufferedImage seen(String address) throws IOException {
        return ImageIO.read(new ByteArrayInputStream(anybody().bytes(address)));
    }

    private static String board() {
        return anybody().get("/area?district=" + WORLD.code() + "&kind=bad_spot").body();
    }

    @Test
    void whatWasCoveredIsBlackForEverybodyAndTheOriginalStaysClosed() throws IOException {
        String number = SPOTS.exposed("三号楼后的垃圾堆");
        String photo = SPOTS.photo(number);
        assertThat(board()).contains("三号楼后的垃圾堆").doesNotContain("/area/photos/" + number);
        // ten fields in a line, eight lines of a photo of 400 x 300: the first, and the last
        String address = published(number, photo, "0", "79");

        assertThat(board()).contains("src=\"" + address + "\"", "alt=\"三号楼后的垃圾堆，照片 1\"");
        assertThat(anybody().get("/api/public/bad_spot?district=" + WORLD.code()).body()).contains(address);
        var image = seen(address);
        assertThat(image.getRGB(20, 18) & 0xff).isLessThan(10);
        assertThat(image.getRGB(390, 290) & 0xff).isLessThan(10);
        assertThat(image.getRGB(200, 150) & 0xff).isGreaterThan(245);
        assertThat(anybody().get(address).header("Content-Type")).isEqualTo("image/jpeg");
        assertThat(anybody().get(address).header("Cache-Control")).contains("no-store");
        assertThat(anybody().get("/f/" + photo).status()).isNotEqualTo(200);
        assertThat(of("resident-01").get("/f/" + photo).status()).isEqualTo(404);
        String id = address.replaceAll(".*/", "");
        assertThat(of("resident-01").get("/f/" + id).status()).as("it is no photo of a move").isEqualTo(404);
        assertThat(of("clerk").get("/photos/" + number).text()).contains("盖住 2 处", "11 月 20 日");
    }

    @Test
    void whatWasDrawnIsBurnedInToo() throws IOException {
        String number = SPOTS.exposed("画出来的框");
        String photo = SPOTS.photo(number);
        var seen = cover(number, photo).add("box", "500,500,250,250").add("box", "0,900,1000,100").set("step", "preview").send();
        assertThat(seen.body()).contains("name=\"box\" value=\"500,500,250,250\"", "src=\"data:image/jpeg;base64,");
        assertThat(publish(seen, number, photo).status()).isEqualTo(303);
        String address = PUBLISHED.matcher(of("clerk").get("/photos/" + number).body()).results().findFirst().orElseThrow().group();

        assertThat(seen(address).getRGB(240, 180) & 0xff).isLessThan(10);
        assertThat(seen(address).getRGB(100, 290) & 0xff).isLessThan(10);
        assertThat(seen(address).getRGB(100, 100) & 0xff).isGreaterThan(245);
    }

    /// Before anything is published one sees it, goes back, and takes a field away again.
    @Test
    void whatWasCoveredCanBeUncoveredBefore() {
        String number = SPOTS.exposed("回去再盖");
        String photo = SPOTS.photo(number);
        var seen = preview(number, photo, "5", "6");
        var again = seen.form("/photos/" + number + "/" + photo).set("step", "edit").send();

        assertThat(again.body()).containsPattern("value=\"5\" checked").containsPattern("value=\"6\" checked").doesNotContainPattern("value=\"7\" checked");
        assertThat(board()).doesNotContain("/area/photos/" + number);
    }

    @Test
    void nobodyPublishesWithoutSayingThatNobodyIsSeen() {
        String number = SPOTS.exposed("没有勾选");
        String photo = SPOTS.photo(number);
        var answer = preview(number, photo, "3").form("/photos/" + number + "/" + photo).set("step", "publish").send();

        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("请逐处看过");
        assertThat(answer.body()).contains("name=\"cell\" value=\"3\"");
        assertThat(board()).doesNotContain("/area/photos/" + number);
    }

    /// What is meant to be covered is never dropped because it could not be read.
    @ParameterizedTest
    @ValueSource(strings = {"cell=80", "cell=-1", "cell=x", "cell=", "cell=99999999999", "box=0,0,0,0", "box=900,0,101,10", "box=1,2,3", "box=javascript:alert(1)"})
    void whatCannotBeReadIsRefused(String given) {
        String number = SPOTS.exposed("读不懂");
        String photo = SPOTS.photo(number);
        String[] pair = given.split("=", 2);

        assertThat(cover(number, photo).add(pair[0], pair[1]).set("step", "publish").set("clean", "1").send().status()).isEqualTo(400);
        assertThat(board()).doesNotContain("/area/photos/" + number);
    }

    @Test
    void pressedTwiceItIsPublishedOnce() {
        String number = SPOTS.exposed("按了两次");
        String photo = SPOTS.photo(number);
        var seen = preview(number, photo, "1");
        publish(seen, number, photo);
        var second = publish(seen, number, photo);

        assertThat(second.status()).isEqualTo(409);
        assertThat(second.text()).contains("这张照片已经公开");
        assertThat(board().split(Pattern.quote("src=\"/area/photos/" + number), -1)).hasSize(2);
    }

    @Test
    void takenDownItIsGoneForEverybodyAndOnTheListForStaff() {
        String number = SPOTS.exposed("撤下来");
        String photo = SPOTS.photo(number);
        String address = published(number, photo, "1");
        String id = address.replaceAll(".*/", "");
        assertThat(stored(id)).isOne();
        var down = of("clerk").get("/photos/" + number).form("/photos/" + number + "/" + id + "/withdraw");
        assertThat(down.send().status()).isEqualTo(303);
        assertThat(down.send().status()).as("done already is done").isEqualTo(303);

        assertThat(anybody().get(address).status()).isEqualTo(404);
        assertThat(board()).doesNotContain(address);
        assertThat(stored(id)).isZero();
        assertThat(of("clerk").get("/photos/" + number).text()).contains("公开，盖住 1 处", "撤下");
        assertThat(published(number, photo, "2")).as("another one can be published").isNotEqualTo(address);
    }

    private static long stored(String id) {
        try (Stream<Path> files = Files.walk(TestPostgres.data().resolve("files"))) {
            return files.filter(file -> file.getFileName().toString().equals(id + ".jpg")).count();
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }

    @Test
    void offTheBoardNothingIsPublishedAndNothingSeen() {
        String number = SPOTS.noted("还没审核");
        String photo = SPOTS.photo(number);
        assertThat(of("clerk").get("/photos/" + number).text()).contains("现在不在公示里");
        assertThat(publish(preview(number, photo, "1"), number, photo).status()).isEqualTo(409);

        SPOTS.expose(number, "还没审核");
        String address = published(number, photo, "1");
        assertThat(anybody().get(address).status()).isEqualTo(200);
        WORLD.as("clerk").move(number, "take_down", Map.of("reason", "申诉属实"));
        assertThat(anybody().get(address).status()).isEqualTo(404);
        assertThat(board()).doesNotContain(address);
    }

    @ParameterizedTest
    @ValueSource(strings = {"worker", "resident-01", "power", "volunteer"})
    void nobodyElsePublishes(String name) {
        String number = SPOTS.exposed("别人不能公开 " + name);
        String photo = SPOTS.photo(number);
        String address = published(number, photo, "1");
        String own = "/photos/" + number + "/" + photo;
        var client = of(name);
        String csrf = client.get("/sign-in").form("/sign-in").value("_csrf");
        String down = "/photos/" + number + "/" + address.replaceAll(".*/", "") + "/withdraw";

        assertThat(client.get("/photos/" + number).status()).isEqualTo(404);
        assertThat(client.get(own).status()).isEqualTo(404);
        for (String path : new String[] {own, down}) {
            assertThat(client.post(path, "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&clean=1&step=publish").getBytes()).status()).as(path).isEqualTo(404);
        }
        assertThat(anybody().get(address).status()).isEqualTo(200);
        assertThat(anybody().get("/photos/" + number).location()).startsWith("/sign-in");
    }

    @Test
    void aPhotoOfAnotherMatterAndAnotherDistrictIsNotThere() {
        String number = SPOTS.exposed("自己的照片");
        String other = SPOTS.exposed("别的照片");
        String address = published(other, SPOTS.photo(other), "1");
        String id = address.replaceAll(".*/", "");

        assertThat(of("clerk").get("/photos/" + number + "/" + SPOTS.photo(other)).status()).isEqualTo(404);
        assertThat(anybody().get("/area/photos/" + number + "/" + id).status()).isEqualTo(404);
        assertThat(anybody().get("/area/photos/1-261120-0001/" + id).status()).isEqualTo(404);
        assertThat(anybody().get("/area/photos/nonsense/" + id).status()).isEqualTo(404);
        var stranger = PageClient.signedIn(TestServer.get().world("zhaoan"), "clerk");
        assertThat(stranger.get("/photos/" + number).status()).isEqualTo(404);
        // a request is on no board: it has no such page
        String request = WORLD.as("resident-01").open(Map.of("text", "路灯", "photos", java.util.List.of(WORLD.as("resident-01").photo())), WORLD.unit("1号楼")).json().get("number").asString();
        assertThat(of("clerk").get("/photos/" + request).status()).isEqualTo(404);
    }

    @Test
    void noMoreThanNineOfOneMatter() {
        String number = SPOTS.exposed("很多照片");
        var clerk = WORLD.as("clerk");
        clerk.move(number, "note", Map.of("photos", Stream.generate(clerk::photo).limit(9).toList()));
        var photos = Pattern.compile("<img src=\"/f/(\\d+)\"").matcher(of("clerk").get("/photos/" + number).body()).results().map(found -> found.group(1)).toList();
        photos.stream().limit(9).forEach(photo -> assertThat(publish(preview(number, photo), number, photo).status()).isEqualTo(303));

        assertThat(photos).hasSizeGreaterThanOrEqualTo(10);
        assertThat(publish(preview(number, photos.get(9)), number, photos.get(9)).text()).contains("最多公开 9 张");
    }

    /// What was said with a step is erased, and with its photos what was made of them.
    @Test
    void erasedIsErasedEverywhere() {
        String number = SPOTS.exposed("要删掉的");
        String address = published(number, SPOTS.photo(number), "1");
        String id = address.replaceAll(".*/", "");
        long matter = TestServer.get().bean(Db.class).read(org.jinlin.kit.Scope.service(WORLD.district(), org.jinlin.kit.Scope.Kind.REPORT),
                sql -> sql.fetchOne("select id from matters.matter where district_id = ? and number = ?", WORLD.district(), number).get(0, Long.class));
        TestServer.get().bean(Erasures.class).erase(WORLD.district(), matter, 1, "本人要求").orThrow();

        assertThat(anybody().get(address).status()).isEqualTo(404);
        assertThat(stored(id)).isZero();
        assertThat(of("clerk").get("/photos/" + number).body()).doesNotContain("/f/" + id);
    }

    @Test
    void thePagesSpeakEnglishAndSayThatNothingIsDetected() {
        String number = SPOTS.exposed("English");
        assertThat(of("clerk").get("/photos/" + number + "?lang=en").text()).contains("Photos for everybody", "The program finds no faces");
        assertThat(of("clerk").get("/desk/" + number).body()).contains("href=\"/photos/" + number + "\"");
    }
}
