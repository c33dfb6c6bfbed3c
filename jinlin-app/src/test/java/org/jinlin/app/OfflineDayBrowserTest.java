package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The day on which a department comes to a community where there is no network (HA-06): ten wishes are written down, each arrives once, and both sides claim.
@Tag("browser")
class OfflineDayBrowserTest {

    private static final int OF_DEPARTMENT = 6;
    private static final int OF_COMMUNITY = 4;

    private final TestWorld world = TestServer.get().world("haicang");
    private final PageBrowser browser = new PageBrowser();
    private final Line line = new Line(world.server().address());

    @BeforeEach
    void theDepartmentComes() {
        TestServer.get().rewind();
        world.appoint("power", "listener", "花园社区");
    }

    @AfterEach
    void stop() {
        browser.close();
        line.close();
    }

    /// Signed in, with the pages of the day in the phone.
    private Page phone(String name) {
        Page page = browser.window(line.address(), 390, 844, true);
        Clicks.signIn(page, world, name);
        page.navigate("/f/today");
        assertThat(page.locator("[data-outbox-ready]")).isVisible();
        return page;
    }

    private static void hear(Page page, String words, String who) {
        page.navigate("/f/begin/wish");
        page.locator("#begin-text").fill(words);
        page.locator("#begin-asker").fill(who);
        Clicks.press(page, "说出心愿");
        assertThat(page).hasURL(Pattern.compile("/f/outbox$"));
        assertThat(page.locator("[data-outbox-list] > li").filter(new Locator.FilterOptions().setHasText(words))).containsText("还没送出");
    }

    private List<JsonNode> wishes() {
        return world.as("clerk").get("/api/matters?view=desk&limit=100").json().get("items").valueStream().filter(matter -> matter.get("kind").asString().equals("wish")).toList();
    }

    private static void allSent(Page page, int many) {
        assertThat(page.locator("[data-outbox-list] > li").filter(new Locator.FilterOptions().setHasText("已送到"))).hasCount(many);
    }

    @Test
    void tenWishesHeardWithoutANetworkArriveOnceAndAreClaimedFromBothSides() {
        Page department = phone("power");
        Page community = phone("clerk");
        line.cut();
        department.context().setOffline(true);
        community.context().setOffline(true);
        IntStream.rangeClosed(1, OF_DEPARTMENT).forEach(i -> hear(department, "部门听到的第 " + i + " 件", "演示老人" + i));
        IntStream.rangeClosed(1, OF_COMMUNITY).forEach(i -> hear(community, "社区听到的第 " + i + " 件", "演示邻居" + i));
        assertThat(department.locator("[data-outbox-count] b").first()).hasText(Integer.toString(OF_DEPARTMENT));
        assertThat(wishes()).isEmpty();
        PageBrowser.shoot(department, "offline-day");
        department.setViewportSize(390, 3000);
        assertThat(PageBrowser.violations(department)).isEmpty();

        Page second = department.context().newPage();
        second.navigate("/f/outbox");
        line.mend();
        department.context().setOffline(false);
        community.context().setOffline(false);
        department.locator("[data-outbox-send]").evaluate("button => button.click()");
        second.locator("[data-outbox-send]").evaluate("button => button.click()");
        allSent(department, OF_DEPARTMENT);
        allSent(community, OF_COMMUNITY);
        department.reload();
        allSent(department, OF_DEPARTMENT);

        assertThat(wishes()).hasSize(OF_DEPARTMENT + OF_COMMUNITY);
        String said = wishes().toString();
        IntStream.rangeClosed(1, OF_DEPARTMENT).forEach(i -> assertThat(said.split("部门听到的第 " + i + " 件", -1)).as("each exactly once").hasSize(2));
        IntStream.rangeClosed(1, OF_COMMUNITY).forEach(i -> assertThat(said.split("社区听到的第 " + i + " 件", -1)).as("each exactly once").hasSize(2));
        JsonNode first = world.as("clerk").get("/api/matters/" + wishes().getFirst().get("number").asString()).json();
        assertThat(first.at("/asker/id").asString()).as("whose wish it is, and not who wrote it down").isNotEmpty()
                .isNotIn(Long.toString(world.person("power")), Long.toString(world.person("clerk")));

        List<String> numbers = wishes().stream().map(wish -> wish.get("number").asString()).toList();
        String until = world.server().now().plusSeconds(7 * 24 * 3600).toString();
        numbers.subList(0, 3).forEach(number -> done(world.as("power").move(number, "claim_for", Map.of("unit", world.unit("供电所"), "until", until))));
        done(world.as("member").move(numbers.get(3), "claim", Map.of("until", until)));
        done(world.as("volunteer").move(numbers.get(4), "claim", Map.of("until", until)));
        assertThat(world.as("power").move(numbers.get(4), "claim_for", Map.of("unit", world.unit("供电所"), "until", until)).code()).isEqualTo("MATTER_UNKNOWN");
        assertThat(numbers.stream().map(number -> world.as("clerk").get("/api/matters/" + number).json().at("/stage/code").asString()).filter("claimed"::equals)).hasSize(5);
        assertThat(world.as("power").get("/api/matters?view=desk&limit=100").json().get("items").valueStream().filter(matter -> matter.get("kind").asString().equals("help_task"))).hasSize(3);
    }

    private static void done(TestClient.Answer answer) {
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }
}
