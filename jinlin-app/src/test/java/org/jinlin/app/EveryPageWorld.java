package org.jinlin.app;

import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import org.jinlin.insight.Facts;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.playbook.PackSource;
import org.jinlin.playbook.Playbook;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.jinlin.points.Earnings;

/// A district in which every page has something to show: requests at each of their steps, some in time and some late.
/// All of it is invented.
final class EveryPageWorld {

    private final TestWorld world;
    /// For what the other's playbook does not have: a code to show, a paper to sign.
    private final TestWorld other = TestServer.get().world("tongan");
    /// For lists of people, two of whom are asked, one about a unit in another district.
    private final ElsewhereWorld elsewhere = new ElsewhereWorld();
    private final RosterWorld serving = new RosterWorld(elsewhere.here);
    private final Map<String, String> values = new HashMap<>();
    private final Map<String, PageClient> clients = new HashMap<>();

    EveryPageWorld() {
        this(0);
    }

    /// @param earlier how many requests were closed in the weeks before
    EveryPageWorld(int earlier) {
        this(earlier, "");
    }

    /// @param accounts further accounts of the district, as a world file lists them
    EveryPageWorld(int earlier, String accounts) {
        world = TestServer.get().world("changtai", accounts);
        TestServer.get().rewind();
        values.put("district", world.code());
        earlier(earlier);
        closed();
        told();
        sites();
        late();
        handling();
        values.put("submitted", opened("resident-01", "3 号楼 2 单元电梯停了，关门的时候哐哐响。楼上有好几位老人，上下楼不方便。", "1号楼"));
        guest();
        tooMuchForOneSheet();
        field();
        places();
        playbooks();
        ownData();
        pass();
        agreement();
        points();
        roster();
        homeDay();
        vote();
        administrators();
        world.server().settle(world.district());
        world.server().bean(Facts.class).run(world.district());
    }

    /// What stands for a page's address.
    String path(EveryPage page) {
        String path = page.path();
        for (var value : values.entrySet()) {
            path = path.replace("{" + value.getKey() + "}", value.getValue());
        }
        return path;
    }

    /// The browser of whom a page is for.
    PageClient of(EveryPage page) {
        return clients.computeIfAbsent(page.who(), who -> who.equals(EveryPage.NOBODY) ? new PageClient(address())
                : who.endsWith(EveryPage.SERVING) ? PageClient.signedIn(serving.world, who.replace(EveryPage.SERVING, ""))
                : who.endsWith(EveryPage.OTHER) ? PageClient.signedIn(other, who.replace(EveryPage.OTHER, "")) : PageClient.signedIn(world, who));
    }

    String address() {
        return world.server().address();
    }

    TestWorld world() {
        return world;
    }

    TestWorld other() {
        return other;
    }

    /// What stands for a word in braces.
    String value(String name) {
        return values.get(name);
    }

    Set<String> names() {
        return values.keySet();
    }

    private void earlier(int count) {
        List<String> categories = List.of("lift_fault", "water_leak", "street_lamp", "manhole_cover", "lift_fault", "power_supply", "road_damage");
        for (int i = 0; i < count; i++) {
            world.pass("PT" + (5 + i % 4 * 3) + "H");
            String number = world.as("resident-0" + (1 + i % 2)).open(Map.of("text", "前些天的第 " + (i + 1) + " 件事", "category", categories.get(i % categories.size())),
                    world.unit(i % 3 == 0 ? "河边社区" : i % 3 == 1 ? "1号楼" : "2号楼")).json().get("number").asString();
            String staff = i % 3 == 0 ? "head" : "clerk";
            world.as(staff).move(number, "accept", Map.of("nature", "service"));
            world.as(staff).move(number, "finish", Map.of("text", "办好了。"));
            if (i % 9 != 8) {
                world.as("resident-0" + (1 + i % 2)).move(number, "rate", Map.of("verdict", i % 11 == 3 ? "partly" : "solved", "word", i % 13 == 5 ? "so_so" : "satisfied"));
            }
        }
    }

    /// Families whom their neighbours vote on.
    private void vote() {
        var clerk = world.as("secretary");
        String until = TestServer.get().now().plus(Duration.ofDays(40)).toString();
        String number = clerk.post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "contest", "place", Map.of("unit", world.unit("花园社区")), "fields", Map.of("title", "好家风家庭评选", "until", until)))
                .json().get("number").asString();
        world.as("resident-01").move(number, "nominate", Map.of("text", "三楼那一家，照顾老人十年"));
        clerk.move(number, "put_to_vote", Map.of("options", "三楼照顾老人十年的一家\n五楼守望邻里的一家\n一楼开书屋的一家", "until", until));
        values.put("vote", number);
    }

    private void closed() {
        String number = finished("楼道的灯不亮，晚上看不见台阶。", "灯泡换好了，开关也修了。");
        world.as("resident-01").move(number, "rate", Map.of("verdict", "solved", "word", "satisfied"));
        values.put("closed", number);
    }

    private void told() {
        values.put("told", finished("2 号楼门口的井盖翘起来了，老人容易绊倒。", "井盖已经换新，周围也补平了。"));
    }

    private String finished(String said, String result) {
        String number = opened("resident-01", said, "1号楼");
        world.as("clerk").move(number, "accept", Map.of("nature", "service"));
        world.pass("PT40M");
        world.as("clerk").move(number, "finish", Map.of("text", result));
        return number;
    }

    /// What two communities build, the one begun and late, the other not begun.
    private void sites() {
        var now = world.server().now();
        String campaign = world.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "campaign", "place", Map.of("unit", world.unit("演示街道")),
                "fields", Map.of("title", "邻里中心建设", "until", now.plus(Duration.ofDays(60)).toString()))).json().get("number").asString();
        for (var site : Map.of("花园社区", 2, "河边社区", 960).entrySet()) {
            world.as("officer").move(campaign, "set_targets", Map.of("for_units", List.of(world.unit(site.getKey())), "due_on", now.plus(Duration.ofHours(site.getValue())).toString(), "text", "邻里中心建成开放"));
        }
    }

    /// Reported one after the other, so that the colours of a list differ.
    private void late() {
        for (String said : List.of("垃圾桶满了三天没有人清", "地下车库积水，车开不出来", "小区健身器材的螺丝松了", "楼上装修，中午也在打墙")) {
            String number = opened("resident-02", said, "2号楼");
            if (said.startsWith("地下")) {
                world.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "many", "harm", "grave"));
            }
            if (said.startsWith("垃圾桶")) {
                world.as("head").move(number, "supervise", Map.of("text", "这件事已经拖了三天，请今天 18:00 前清运完毕，并把现场照片发上来。\n以后每周五报送清运情况。"));
                values.put("supervised", number);
            }
            world.pass("PT7H");
        }
    }

    private void handling() {
        String number = opened("resident-01", "楼顶漏水，墙角已经发霉。", "1号楼");
        world.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "some", "harm", "real"));
        world.as("clerk").move(number, "dispatch", Map.of("unit", world.unit("演示物业"), "text", "请今天上门看一看，先把漏点堵上。"));
        String order = world.as("clerk").matter(number).get("children").get(0).get("number").asString();
        world.as("property").move(order, "accept", Map.of());
        world.as("resident-01").move(number, "urge", Map.of("text", "又开始滴水了，麻烦快一点。"));
        values.put("handling", number);
        values.put("order", order);
    }

    private void tooMuchForOneSheet() {
        String number = opened("resident-03", "这件事要从去年说起，前前后后来过很多人，每一次都说快了。".repeat(60), "2号楼");
        world.as("clerk").move(number, "accept", Map.of("nature", "safety", "scope", "many", "harm", "real"));
        for (int i = 1; i < 12; i++) {
            world.as("clerk").move(number, "reply", Map.of("text", "第 " + i + " 次回复：" + "我们约了三家单位一起到现场看，谁的责任当场说清楚。".repeat(5)));
        }
        values.put("long", number);
    }

    /// What a grid worker and a member have to do: somebody to call back, a report of one's own, a visit.
    private void field() {
        String number = opened("resident-02", "下水道反味，通了没有", "1号楼");
        world.as("worker").move(number, "accept", Map.of());
        world.as("worker").move(number, "finish", Map.of("text", "疏通好了，也冲过了。"));
        values.put("callback", number);
        values.put("own", opened("worker", "路边的护栏松了", "1号楼"));
        world.link("member", "care", "1号楼", "1 号楼 302", List.of("living_alone"));
        world.server().bean(CalendarOpener.class).run(world.district());
        values.put("visit", PageClient.signedIn(world, "member").get("/f/today").body().replaceAll("(?s).*/f/visit/([0-9-]+)\".*", "$1"));
    }

    /// Two places that everybody may read of, one of them with its point.
    private void places() {
        for (String kind : List.of("eldercare_station", "childcare")) {
            var place = kind.equals("childcare") ? Map.of("unit", world.unit("2号楼")) : Map.of("unit", world.unit("1号楼"));
            String photo = world.as("clerk").photo();
            String number = world.as("clerk").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "facility", "place", place, "fields",
                    Map.of("title", kind.equals("childcare") ? "小星星托幼点" : "花园养老站", "place_kind", kind, "capacity", 20, "taken_places", 18, "photos", List.of(photo)))).json().get("number").asString();
            values.put("facility", number);
            values.put("photo", photo);
        }
    }

    /// A version that holds, one that will, and one that differs from it in a few lines.
    private void playbooks() {
        var orgs = world.server().bean(Orgs.class);
        long root = orgs.tree(world.district()).root().id();
        Binding held = orgs.binding(world.district(), root, world.server().now()).orElseThrow();
        Playbook base = world.server().bean(PlaybookVersions.class).publish(Playbooks.load("base"), world.server().now(), 0);
        orgs.bind(world.district(), root, new Binding("base", base.version()), world.server().now().plus(Duration.ofDays(30)));
        values.put("playbook", held.code() + "/" + held.version());
        values.put("base", "base/" + base.version());
        var near = PackSource.of(Map.of("near/playbook.yml", "extends: base\nname: {zh: 相近, en: Near}\nkinds: {request: {clocks: {answer: {within: PT10M}}, moves: {supervise: ~}}}\n")).orElse(PackSource.builtIn());
        Playbook other = world.server().bean(PlaybookVersions.class).publish(Playbooks.read(near, "near"), world.server().now(), 0);
        orgs.bind(world.district(), root, new Binding("near", other.version()), world.server().now().plus(Duration.ofDays(60)));
        values.put("near", "near/" + other.version());
    }

    private void administrators() {
        var offices = world.server().bean(Administrators.class);
        offices.first(other.district(), other.person("resident-02"), Administrator.SECURITY, "启用系统").orThrow();
        offices.first(other.district(), other.person("resident-03"), Administrator.SYSTEM, "启用系统").orThrow();
        offices.first(other.district(), other.person("resident-01"), Administrator.AUDIT, "启用系统").orThrow();
        for (String which : List.of("place_check_in", "audit_names")) {
            PageClient.signedIn(other, "resident-02").get("/switches").form("/switches").set("switch", which).set("go", "on").set("f.reason", "居民代表会议第 3 号决议").send();
        }
        values.put("acted", PageClient.signedIn(other, "resident-01").get("/audit").body().replaceAll("(?s).*?href=\"/audit/names/(\\d+)\".*", "$1"));
        values.put("posted", Long.toString(other.person("clerk")));
    }

    private void pass() {
        String number = begun("reopening", Map.of("title", "演示理发店01", "text", "申请复业"));
        var clerk = other.as("clerk");
        clerk.move(number, "tick_cleaning", Map.of("photos", List.of(clerk.photo())));
        clerk.move(number, "tick_supplies", Map.of("photos", List.of(clerk.photo())));
        clerk.move(number, "tick_staff", Map.of("text", "三人已登记"));
        clerk.move(number, "approve", Map.of());
        values.put("pass", number);
        values.put("check", PageClient.signedIn(other, "resident-01").get("/r/" + number).body().replaceAll("(?s).*href=\"(/check/[^\"]+)\".*", "$1"));
    }

    /// Somebody who sees the audit and no request, and somebody to look for in it.
    private void agreement() {
        String number = begun("mediation", Map.of("text", "楼上半夜拖椅子，睡不好", "other_party", "3 号楼 502 的住户"));
        other.as("mediator").move(number, "mediate", Map.of());
        other.as("mediator").move(number, "write_down", Map.of("agreement_text", "一、楼上桌椅加脚垫，22:00 后轻放。\n二、楼下有事先发消息，不敲管道。\n三、半个月后一起再看一次。"));
        values.put("mediation", number);
        values.put("agreement", PageClient.signedIn(other, "clerk").get("/print/agreement/" + number).body().replaceAll("(?s).*>https?://[^<]*?(/agreement/[^<]+)<.*", "$1"));
    }

    /// Somebody who was thanked for a hand, and a voucher for it.
    private void points() {
        String asked = begun("volunteer_service", Map.of("text", "陪老人去医院", "service_kind", "care"));
        other.as("clerk").move(asked, "helped", Map.of("helper", Long.toString(other.person("volunteer")), "minutes_given", 240));
        other.server().settle(other.district());
        other.server().bean(Earnings.class).run(other.district());
        for (String gift : List.of("rice", "haircut")) {
            other.as("clerk").post("/api/points/stock", Map.of("unit", other.unit("花园社区"), "gift", gift, "count", 5));
        }
        var voucher = other.as("volunteer").post("/api/me/points/vouchers", Map.of("id", UUID.randomUUID().toString(), "unit", other.unit("花园社区"), "gift", "rice")).json();
        values.put("voucher", voucher.get("id").asString());
        values.put("voucher_code", voucher.get("code").asString());
        PageClient.signedIn(other, "clerk").get("/points/fund").form("/points/fund/statement")
                .set("f.sheet", "A1,2026-01-05,51000,,演示企业,是\nA2,2026-02-01,200.50,,演示邻居,否\nA3,2026-03-01,-50000,奖学金,,,56").send();
    }

    /// Two who are asked, one of whom has an account, and a row that was left out; and one whose unit is in another district.
    private void roster() {
        serving.phone("member", "13955500001");
        var list = serving.enter(serving.as("housing"), RosterWorld.file(RosterWorld.row("演示党员01", "13955500001", Map.of(7, "理发", 10, "花园兼合支部")), RosterWorld.row("林小雨", "13955500002"), RosterWorld.row("林三", "1")));
        values.put("roster", RosterWorld.list(list));
        serving.phone("volunteer", "13955500003");
        serving.enter(serving.as("clerk"), RosterWorld.file(RosterWorld.row("演示志愿者01", "13955500003", Map.of(4, elsewhere.name))));
    }

    /// A day at home, with the code that hangs there.
    private void homeDay() {
        String number = RosterWorld.homeDay(serving.world, Duration.ofHours(1));
        values.put("home_day", number);
        values.put("here", PageClient.signedIn(serving.world, "clerk").get("/print/here/" + number).body().replaceAll("(?s).*>https?://[^<]*?(/here/[^<]+)<.*", "$1"));
    }

    private String begun(String kind, Map<String, Object> fields) {
        var answer = other.as("resident-01").post("/api/matters", Map.of("id", java.util.UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", other.unit("1号楼")), "fields", fields));
        return answer.json().get("number").asString();
    }

    private void guest() {
        var guest = new PageClient(address());
        String to = guest.get("/r/new?district=" + world.code()).form("/r/new").set("f.text", "公交站的路灯不亮").set("f.place", world.unit("1号楼")).set("go", "send").send().location();
        values.put("guest", to.replaceAll("/r/(.*)/done", "$1"));
        clients.put(EveryPage.GUEST, guest);
    }

    /// A consent with its receipt, and an erasure that waits.
    private void ownData() {
        String given = PageClient.signedIn(world, "resident-01").get("/me/consents").form("/me/consents").set("go", "give").send().body();
        values.put("consent", given.replaceAll("(?s).*?/me/consents/(\\d+).*", "$1"));
        var parent = PageClient.signedIn(world, "resident-01");
        String child = parent.get("/me/data").form("/me/children").set("f.name", "演示孩子").set("f.born", "2020-05-01").send().body().replaceAll("(?s).*?/me/data\\?of=(\\d+).*", "$1");
        String asked = parent.get("/me/erasure?of=" + child).form("/me/erasure").set("sure", "yes").send().body();
        values.put("erased", asked.replaceAll("(?s).*?/erased/([^\"]+)\".*", "$1"));
    }

    private String opened(String who, String said, String place) {
        var client = world.as(who);
        var answer = client.open(Map.of("text", said, "photos", List.of(client.photo())), world.unit(place));
        if (answer.status() != 200) {
            throw new IllegalStateException(answer.body());
        }
        return answer.json().get("number").asString();
    }
}
