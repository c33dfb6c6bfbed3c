package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.people.PhoneBook;
import tools.jackson.databind.JsonNode;

/// A district whose units send lists of their people, and the files that they send.
final class RosterWorld {

    static final List<String> HEADER = List.of("姓名*", "手机号*", "居住地址*", "网格", "工作单位", "入职日期", "离开日期", "特长", "另一特长", "空闲时间", "第二党组织", "加入第二党组织日期");

    final DataWorld data;
    final TestWorld world;

    RosterWorld() {
        this(fresh());
    }

    RosterWorld(DataWorld data) {
        this.data = data;
        world = data.world;
    }

    private static DataWorld fresh() {
        TestServer.get().rewind();
        return new DataWorld("yongchun");
    }

    static byte[] file(List<?>... rows) {
        return file(HEADER, rows);
    }

    static byte[] file(List<String> header, List<?>... rows) {
        return new Spreadsheet(List.of(new Spreadsheet.Sheet("报到名单", header, List.of(rows)))).bytes();
    }

    /// A row that is right, with some cells otherwise, by their column.
    static List<Object> row(String name, String phone, Map<Integer, Object> others) {
        var row = new ArrayList<Object>(Arrays.asList(name, phone, "花园社区1号楼502室", null, null, null, null, null, null, null, null, null));
        others.forEach(row::set);
        return row;
    }

    static List<Object> row(String name, String phone) {
        return row(name, phone, Map.of());
    }

    PageClient.Html look(PageClient client, byte[] file) {
        return client.get("/rosters").form("/rosters").upload("file", "名单.xlsx", file).send();
    }

    /// Looked at and entered; the page of the list.
    PageClient.Html enter(PageClient client, byte[] file) {
        var seen = look(client, file);
        assertThat(seen.status()).as(seen.text()).isEqualTo(200);
        return press(seen, list(seen), "enter");
    }

    static PageClient.Html press(PageClient.Html page, String list, String go) {
        return page.form("/rosters/" + list).set("go", go).send();
    }

    /// The number of the list on a page.
    static String list(PageClient.Html page) {
        return page.body().replaceAll("(?s).*action=\"/rosters/(\\d+)\".*", "$1");
    }

    /// Gives somebody with an account a phone, as whoever makes accounts does.
    void phone(String who, String phone) {
        String index = HexFormat.of().formatHex(world.server().bean(PhoneBook.class).index(world.district(), phone).newest());
        String sealed = HexFormat.of().formatHex(world.server().bean(Keyring.class).seal(phone, "people.person.phone " + world.district() + " " + world.person(who)).bytes());
        data.change("update people.person set phone = '\\x" + sealed + "', phone_index = '\\x" + index + "' where district_id = " + world.district() + " and id = " + world.person(who));
    }

    PageClient as(String who) {
        return PageClient.signedIn(world, who);
    }

    static PageClient.Html answer(PageClient client, String go) {
        return client.get("/me/rosters").form("/me/rosters").set("go", go).send();
    }

    /// The number of what was opened by a yes.
    static String opened(PageClient.Html answered) {
        assertThat(answered.status()).as(answered.text()).isEqualTo(200);
        return answered.body().replaceAll("(?s).*href=\"/r/([0-9-]+)\".*", "$1");
    }

    /// A day at home of the garden community that begins so much later.
    static String homeDay(TestWorld world, Duration later) {
        var clerk = world.as("clerk");
        String number = clerk.post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "home_day", "place", Map.of("unit", world.unit("花园社区")), "fields", Map.of())).json().get("number").asString();
        var at = world.server().now().plus(later);
        assertThat(clerk.move(number, "publish", Map.of("title", "十一月回家日", "text", "清洁家园", "at", at.toString(), "until", at.plus(Duration.ofDays(3)).toString())).status()).isEqualTo(200);
        return number;
    }

    JsonNode matter(String who, String number) {
        return world.as(who).matter(number);
    }

    long figure(String code, String unit) {
        world.story().readOn();
        var answer = world.as("head").get("/api/figures?unit=" + world.unit(unit));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("figures").valueStream().filter(line -> line.get("code").asString().equals(code)).findFirst().orElseThrow().get("numerator").asLong();
    }
}
