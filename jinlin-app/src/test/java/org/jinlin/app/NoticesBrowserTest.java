package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import java.util.List;
import java.util.Map;
import org.jinlin.insight.Facts;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The board with everything that can stand on it, as a browser shows it: on a narrow phone, in large print and in English.
@Tag("browser")
class NoticesBrowserTest {

    private static final BoardWorld BOARD = new BoardWorld();
    private static final Map<String, String> PAGES = Map.of("board", "/area", "rooms", "/area?kind=room", "roster", "/area?kind=roster", "talk", "/area?kind=talk", "numbers", "/pillars", "around-me", "/people");

    private static PageBrowser browser;

    @BeforeAll
    static void fill() {
        browser = new PageBrowser();
        String room = BOARD.room("花园社区", Map.of("title", "花园农家书屋", "keeper", BOARD.world.person("secretary"), "company", BOARD.world.unit("演示物业")));
        BOARD.make("clerk", room, "enrol", Map.of("keeper", BOARD.world.person("clerk")));
        BOARD.make("clerk", room, "enrol", Map.of("keeper", BOARD.world.person("secretary")));
        for (String place : List.of("1号楼", "第1网格", "2号楼")) {
            BOARD.room(place, Map.of());
        }
        BOARD.roster();
        String talk = BOARD.open("resident-01", "talk", "1号楼", Map.of("text", "三楼太吵"));
        BOARD.make("worker", talk, "show", Map.of("text", "晚上十点后请安静，周末到十一点。大家同意的话，从下周一开始。"));
        BOARD.server.settle(BOARD.world.district());
        BOARD.server.bean(Facts.class).run(BOARD.world.district());
    }

    @AfterAll
    static void stop() {
        browser.close();
    }

    @ParameterizedTest
    @CsvSource({"320,zh,0,44", "390,zh,0,44", "390,zh,1,60", "390,en,0,44", "1280,zh,0,24"})
    void everyPageOfTheBoardIsWhole(int width, String language, int elder, int target) {
        PageClient resident = PageClient.signedIn(BOARD.world, "resident-01");
        Page page = browser.as(resident, BOARD.server.address(), width, 844);
        PAGES.forEach((name, path) -> {
            page.navigate(path + (path.contains("?") ? "&" : "?") + "lang=" + language + "&elder=" + elder);
            PageBrowser.shoot(page, "notices-" + name + "-" + width + language + (elder == 1 ? "-elder" : ""));
            assertThat(PageBrowser.violations(page)).isEmpty();
            assertThat(PageBrowser.sideways(page)).as(name).isLessThanOrEqualTo(0);
            assertThat(PageBrowser.small(page, target)).as(name).isEmpty();
        });
    }
}
