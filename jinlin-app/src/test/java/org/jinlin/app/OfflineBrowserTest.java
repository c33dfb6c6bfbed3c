package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Dialog;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.FilePayload;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import java.util.function.Consumer;
import java.util.regex.Pattern;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.people.Accounts;
import org.jinlin.people.SessionCookies;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The field without a network: what was written is kept in the phone of who wrote it, and arrives once.
@Tag("browser")
class OfflineBrowserTest {

    private final TestWorld world = TestServer.get().world("changtai");
    private final PageBrowser browser = new PageBrowser();
    private final Line line = new Line(world.server().address());

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    @AfterEach
    void stop() {
        browser.close();
        line.close();
    }

    private Page phone(String name) {
        Page page = browser.window(line.address(), 390, 844, true);
        Clicks.signIn(page, world, name);
        isReady(page);
        return page;
    }

    /// The day is kept in the phone.
    private static void isReady(Page page) {
        assertThat(page).hasURL(Pattern.compile("/f/today"));
        assertThat(page.locator("[data-outbox-ready]")).isVisible();
    }

    private void cut(Page page) {
        line.cut();
        page.context().setOffline(true);
    }

    private void mend(Page page) {
        line.mend();
        page.context().setOffline(false);
    }

    /// Doors that a member cares for, each with its visit due.
    private List<String> visits(String... doors) {
        for (String door : doors) {
            world.link("member", "care", "1号楼", door, List.of("living_alone"));
        }
        world.server().bean(CalendarOpener.class).run(world.district());
        return Pattern.compile("href=\"/f/visit/([0-9-]+)\"").matcher(PageClient.signedIn(world, "member").get("/f/today").body()).results().map(found -> found.group(1)).distinct().toList();
    }

    private static void record(Page page, String number, String words) {
        page.navigate("/f/visit/" + number);
        page.getByLabel("走访记录").fill(words);
        Clicks.press(page, "记录走访");
    }

    private static Locator note(Page page, String words) {
        return page.locator("[data-outbox-list] > li").filter(new Locator.FilterOptions().setHasText(words));
    }

    private static void waits(Page page, String words) {
        assertThat(page).hasURL(Pattern.compile("/f/outbox$"));
        assertThat(note(page, words)).containsText("还没送出");
    }

    /// The moves of a matter by their verb, as its community reads them.
    private List<JsonNode> moves(String number, String verb) {
        return world.as("clerk").get("/api/matters/" + number + "/moves").json().valueStream().filter(move -> move.get("do").asString().equals(verb)).toList();
    }

    private static void writeNote(Page page, String words) {
        page.navigate("/f/begin/visit_note");
        page.getByText("民生需求").click();
        page.getByLabel("走访记录").fill(words);
        Clicks.press(page, "登记走访");
    }

    @Test
    void twoVisitsWrittenWithoutANetworkWaitAndArriveOnce() {
        List<String> numbers = visits("1 号楼 301", "1 号楼 302");
        assertThat(numbers).hasSize(2);
        Page page = phone("member");
        cut(page);
        record(page, numbers.getFirst(), "精神好，药够吃到月底。");
        waits(page, "精神好");
        assertThat(page.locator("[data-outbox-away]")).isVisible();
        page.navigate("/f/visit/" + numbers.getLast());
        page.getByLabel("走访记录").fill("灯泡坏了一个，帮他换了。");
        page.getByLabel("照片").setInputFiles(new FilePayload("lamp.jpg", "image/jpeg", PageReportTest.photo(400, 300)));
        Clicks.press(page, "记录走访");
        waits(page, "灯泡坏了");
        assertThat(note(page, "灯泡坏了")).containsText("照片 1 张");
        assertThat(PageBrowser.violations(page)).isEmpty();
        PageBrowser.shoot(page, "offline-outbox");
        page.close();

        Page again = page.context().newPage();
        again.navigate("/f/today");
        assertThat(again.locator("[data-outbox-away]")).containsText("没有网络，照常记录");
        assertThat(again.locator("[data-outbox-count] b")).hasText("2");
        PageBrowser.shoot(again, "offline-today");
        again.setViewportSize(390, 3000);
        assertThat(PageBrowser.violations(again)).isEmpty();
        again.navigate("/f/home");
        assertThat(again.locator("[data-outbox-elsewhere]")).isVisible();
        again.navigate("/f/outbox");
        assertThat(again.locator("[data-outbox-list] > li")).hasCount(2);

        mend(again);
        assertThat(note(again, "记录走访").filter(new Locator.FilterOptions().setHasText("已送到"))).hasCount(2);
        assertThat(again.locator("[data-outbox-away]")).isHidden();
        for (String number : numbers) {
            assertThat(moves(number, "record_visit")).hasSize(1);
        }
        assertThat(moves(numbers.getFirst(), "record_visit").getFirst().get("facts").has("visited_at")).as("when it was written").isTrue();
        assertThat(moves(numbers.getLast(), "record_visit").toString()).contains("灯泡坏了一个");
        again.navigate("/f/today");
        isReady(again);
        assertThat(again.locator("[data-outbox-count]")).isHidden();
        assertThat(browser.complaints.stream().filter(complaint -> complaint.contains("Content Security"))).isEmpty();
    }

    /// The server has it, and the phone does not know.
    @Test
    void whatArrivedWithoutAnAnswerArrivesOnce() {
        Page page = phone("worker");
        page.navigate("/f/begin/visit_note");
        page.getByText("民生需求").click();
        page.getByLabel("走访记录").fill("药费报销不会办");
        line.deafen();
        Clicks.press(page, "登记走访");
        waits(page, "药费报销");
        Page second = page.context().newPage();
        second.navigate("/f/outbox");
        waits(second, "药费报销");
        line.mend();
        Clicks.press(page, "现在送出");
        second.locator("[data-outbox-send]").evaluate("button => button.click()");
        assertThat(note(page, "已送到")).hasCount(1);
        assertThat(note(second, "已送到")).hasCount(1);
        assertThat(world.as("clerk").get("/api/matters?list=desk").body().split("visit_note", -1)).hasSize(2);
    }

    /// Two notes from one kept form are two, and keep their order.
    @Test
    void aKeptFormIsUsedMoreThanOnce() {
        Page page = phone("worker");
        cut(page);
        writeNote(page, "三单元的扶手松了");
        waits(page, "扶手松了");
        writeNote(page, "五单元的信箱坏了");
        waits(page, "信箱坏了");
        assertThat(page.locator("[data-outbox-list] > li").first()).containsText("扶手松了");
        page.navigate("/f/report");
        page.getByLabel("看到了什么？").fill("井盖翘起来了");
        Clicks.press(page, "提交");
        waits(page, "井盖翘起来了");
        mend(page);
        assertThat(note(page, "已送到")).hasCount(3);
        var today = PageClient.signedIn(world, "worker").get("/f/today").text();
        assertThat(today.split("井盖翘起来了", -1)).hasSize(2);
    }

    @Test
    void whatIsRefusedStaysWithItsWordsAndCanBeChanged() {
        List<String> numbers = visits("1 号楼 401", "1 号楼 402");
        Page page = phone("member");
        cut(page);
        record(page, numbers.getFirst(), "没人应门，邻居说去了女儿家。");
        waits(page, "女儿家");
        record(page, numbers.getLast(), "血压偏高，约了周一复查。");
        waits(page, "血压偏高");
        world.as("member").move(numbers.getFirst(), "nobody_home", Map.of());
        world.as("member").move(numbers.getLast(), "decline", Map.of("reason", "电话里说不用来"));
        mend(page);
        assertThat(note(page, "没有收下")).hasCount(2);
        PageBrowser.shoot(page, "offline-refused");
        assertThat(PageBrowser.violations(page)).isEmpty();
        assertThat(note(page, "女儿家")).containsText("没人应门，邻居说去了女儿家。");

        note(page, "女儿家").getByText("改一改再送").click();
        assertThat(page.getByLabel("走访记录")).hasValue("没人应门，邻居说去了女儿家。");
        page.getByLabel("走访记录").fill("");
        Clicks.press(page, "记录走访");
        assertThat(page.locator(".faults")).containsText("走访记录");
        page.getByLabel("走访记录").fill("去了女儿家，电话里说都好。");
        Clicks.press(page, "记录走访");
        assertThat(page).hasURL(Pattern.compile("/f/today"));
        assertThat(moves(numbers.getFirst(), "record_visit")).hasSize(1);

        page.navigate("/f/outbox");
        assertThat(note(page, "女儿家")).hasCount(0);
        note(page, "血压偏高").getByText("改一改再送").click();
        assertThat(page.locator("[data-outbox-unfit]")).isVisible();
        page.navigate("/f/outbox");
        asked(page, Dialog::dismiss, () -> Clicks.press(note(page, "血压偏高"), "不要了"));
        assertThat(note(page, "血压偏高")).hasCount(1);
        asked(page, Dialog::accept, () -> Clicks.press(note(page, "血压偏高"), "不要了"));
        assertThat(note(page, "血压偏高")).hasCount(0);
        assertThat(page.locator("[data-outbox-none]")).isVisible();
    }

    @Test
    void afterTheSessionEndedItGoesOnWithTheSignInOfWhoWroteIt() {
        String number = visits("1 号楼 501").getFirst();
        Page page = phone("member");
        cut(page);
        record(page, number, "只给本人看的话");
        waits(page, "只给本人看的话");
        String session = page.context().cookies().stream().filter(cookie -> cookie.name.equals(SessionCookies.SESSION)).findFirst().orElseThrow().value;
        TestServer.get().bean(Accounts.class).signOut(session);
        mend(page);
        assertThat(page.locator("[data-outbox-over]")).isVisible();
        assertThat(moves(number, "record_visit")).isEmpty();

        Clicks.signIn(page, world, "worker");
        isReady(page);
        assertThat(page.locator("[data-outbox-count]")).isHidden();
        page.navigate("/f/outbox");
        assertThat(page.locator("[data-outbox-none]")).isVisible();
        assertThat(page.locator("main")).not().containsText("只给本人看的话");
        assertThat(owners(page).toString()).as("whose pages are kept").isEqualTo("[" + world.person("worker") + "]");
        signOut(page);
        assertThat(moves(number, "record_visit")).isEmpty();

        Clicks.signIn(page, world, "member");
        isReady(page);
        page.navigate("/f/outbox");
        assertThat(note(page, "已送到")).hasCount(1);
        assertThat(moves(number, "record_visit")).hasSize(1);
    }

    /// What the page asks after a click, once it was answered: it may ask some time later.
    private static String asked(Page page, Consumer<Dialog> answer, Runnable click) {
        var question = new AtomicReference<String>();
        page.onceDialog(dialog -> {
            answer.accept(dialog);
            question.set(dialog.message());
        });
        click.run();
        page.waitForCondition(() -> question.get() != null);
        return question.get();
    }

    private static List<?> owners(Page page) {
        return (List<?>) page.evaluate("""
                async () => {
                  const cache = await caches.open('jinlin-field-pages');
                  const texts = await Promise.all((await cache.keys()).map(async key => (await cache.match(key)).text()));
                  return [...new Set(texts.map(text => text.startsWith('<') ? /data-outbox-for="([^"]+)"/.exec(text)[1] : text))] }""");
    }

    private static void signOut(Page page) {
        page.locator(".foot").getByText("退出").click();
        assertThat(page).hasURL(Pattern.compile("//[^/]+/$"));
    }

    @Test
    void signingOutAsksAndLeavesNothing() {
        String number = visits("1 号楼 601").getFirst();
        Page page = phone("member");
        cut(page);
        record(page, number, "这条没收下");
        waits(page, "这条没收下");
        world.as("member").move(number, "decline", Map.of("reason", "不用来"));
        mend(page);
        assertThat(note(page, "没有收下")).hasCount(1);
        String question = asked(page, Dialog::dismiss, () -> page.locator(".foot").getByText("退出").click());
        assertThat(question).contains("还有 1 条没送出");
        assertThat(note(page, "这条没收下")).hasCount(1);
        asked(page, Dialog::accept, () -> page.locator(".foot").getByText("退出").click());
        assertThat(page).hasURL(Pattern.compile("//[^/]+/$"));
        assertThat(((Number) page.evaluate("""
                async () => {
                  const db = await new Promise(done => { indexedDB.open('jinlin-field').onsuccess = event => done(event.target.result) });
                  const count = await new Promise(done => { db.transaction('notes').objectStore('notes').count().onsuccess = event => done(event.target.result) });
                  return count + (await caches.keys()).length }""")).intValue()).isZero();
    }

    @Test
    void aPageIsKeptForADay() {
        Page page = phone("worker");
        line.cut();
        page.navigate("/f/today");
        assertThat(page.locator("[data-outbox-stood]")).isVisible();
        page.evaluate("""
                async () => {
                  const cache = await caches.open('jinlin-field-pages');
                  const answer = await cache.match('/f/today');
                  const headers = new Headers(answer.headers);
                  headers.set('Jinlin-Kept-At', Date.now() - 25 * 3600 * 1000);
                  await cache.put('/f/today', new Response(await answer.text(), {headers})) }""");
        page.navigate("/f/today");
        assertThat(page.locator("[data-outbox-elsewhere]")).isVisible();
        assertThat((Boolean) page.evaluate("async () => (await (await caches.open('jinlin-field-pages')).match('/f/today')) === undefined")).isTrue();
    }
}
