package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The style page shows everything that there is, to staff.
class KitTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private final PageClient clerk = PageClient.signedIn(WORLD, "clerk");

    @Test
    void everyTokenOfTheStyleSheetIsShown() {
        String css = TestServer.resource("/static/tokens.css");
        var tokens = KitTokens.ofProduct();

        assertThat(tokens).hasSizeGreaterThan(40).extracting(KitTokens.Token::name).contains("brand", "party", "l4", "l4-x", "s1", "hit").doesNotHaveDuplicates();
        String page = clerk.get("/kit").text();
        assertThat(tokens).allMatch(token -> page.contains(token.name()) && css.contains("--jl-" + token.name() + ":" + token.value()));
    }

    @Test
    void everyLevelIsShownRunningAndOver() {
        String page = clerk.get("/kit").body();

        for (String level : List.of("lv lv1", "lv lv2", "lv lv3", "lv lv4", "lv lv1 solid", "lv lv2 solid", "lv lv3 solid", "lv lv4 solid", "lv lv0")) {
            assertThat(page).contains("class=\"" + level + "\"");
        }
        assertThat(page).contains("class=\"steps\"", "class=\"clocks\"", "class=\"rows\"", "class=\"faults\"", "class=\"danger", "class=\"story\"", "class=\"tabs\"", "type=\"file\"", "type=\"radio\"");
    }

    @Test
    void aNoticeHasItsRedHead() {
        assertThat(clerk.get("/kit/notice").body()).contains("class=\"red-head\">示例社区居民委员会", "class=\"red-number\"", "<path d=\"M4 4h7");
        assertThat(clerk.get("/kit/notice?lang=en").text()).contains("Notice on the cost").doesNotContain("公示");
    }

    @Test
    void whoIsNoStaffFindsNothing() {
        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/kit").status()).isEqualTo(404);
        assertThat(PageClient.signedIn(WORLD, "resident-01").get("/kit/notice").status()).isEqualTo(404);
        assertThat(new PageClient(WORLD.server().address()).get("/kit").location()).startsWith("/sign-in");
    }

    @Test
    void whatIsLargePrintsIsNoTokenOfItsOwn() {
        assertThat(KitTokens.read(":root{--jl-a:#fff;--jl-b:4px}body[data-elder]{--jl-a:#000}")).containsExactly(new KitTokens.Token("a", "#fff"), new KitTokens.Token("b", "4px"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "body{}", ":root{", "}:root", ":root{}", ":root{color:red}", ":root{--other:1px}"})
    void aStyleSheetWithoutTokensHasNone(String css) {
        assertThat(KitTokens.read(css)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"#f", "#ff", "red", "url(#fff)", "#fffffffff", "4em", "9999px", "-4px"})
    void whatIsNeitherAColourNorASizeIsShownAsText(String value) {
        var token = new KitTokens.Token("x", value);
        assertThat(token.isColour()).isFalse();
        assertThat(token.pixels()).isZero();
    }
}
