package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Long lists behind the numbers: page after page, each matter once, the order kept.
class DashListTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");
    private static final List<String> OPENED = new ArrayList<>();

    @BeforeAll
    static void moreThanAPage() {
        for (int i = 0; i < 60; i++) {
            OPENED.add(WORLD.as("resident-01").open(Map.of("text", "第" + i + "件"), WORLD.unit(i % 2 == 0 ? "1号楼" : "2号楼")).json().get("number").asString());
            if (i % 20 == 0) {
                WORLD.pass("PT1M");
            }
        }
        SERVER.settle(WORLD.district());
        SERVER.bean(Facts.class).run(WORLD.district());
    }

    @Test
    void aPageHoldsFiftyAndTheNextTheRest() {
        PageClient clerk = PageClient.signedIn(WORLD, "clerk");
        PageClient.Html first = clerk.get("/dash/list?what=all");
        assertThat(first.body().split("href=\"/desk/", -1)).hasSize(51);
        assertThat(first.text()).contains("再看一些");
        assertThat(DashWorld.numbers(clerk, "/dash/list?what=all")).containsExactlyElementsOf(OPENED.reversed());
    }

    @ParameterizedTest
    @ValueSource(strings = {"open", "response.left", "on_time.left-running", "satisfaction.left", "open&grade="})
    void everyListShowsEachMatterOnce(String what) {
        assertThat(DashWorld.numbers(PageClient.signedIn(WORLD, "officer"), "/dash/list?what=" + what)).doesNotHaveDuplicates().containsExactlyInAnyOrderElementsOf(OPENED);
    }

    @Test
    void aNarrowedListIsNarrowedOnEveryPage() {
        PageClient head = PageClient.signedIn(WORLD, "head");
        assertThat(DashWorld.numbers(head, "/dash/list?what=all&place=" + WORLD.unit("第1网格"))).hasSize(30);
        assertThat(DashWorld.numbers(head, "/dash/list?what=all&place=" + WORLD.unit("河边社区"))).isEmpty();
        assertThat(DashWorld.numbers(head, "/dash/list?what=response.yes")).isEmpty();
        assertThat(head.get("/dash/list?what=response.yes").text()).contains("没有事项。");
    }

    @Test
    void theCursorOfOneTenantShowsNothingOfAnother() {
        PageClient.Html first = PageClient.signedIn(WORLD, "head").get("/dash/list?what=all");
        String next = first.body().replaceAll("(?s).*<p class=\"more\"><a class=\"btn quiet\" href=\"([^\"]*)\".*", "$1");
        PageClient other = PageClient.signedIn(SERVER.world("base"), "head");
        PageClient.Html page = other.get(PageClient.unescaped(next));
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).contains("没有事项。");
    }
}
