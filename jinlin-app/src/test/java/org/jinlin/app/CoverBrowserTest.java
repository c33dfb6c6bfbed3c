package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.BoundingBox;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Covering by hand on a phone: a box, a brush, a step back; and by ticking fields where there are no scripts.
@Tag("browser")
class CoverBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("zhaoan");
    private static final BadSpots SPOTS = new BadSpots(WORLD);
    private static final PageBrowser BROWSER = new PageBrowser();
    /// How bright a point of a picture is, in thousandths of its width and height.
    private static final String BRIGHT = """
            async ([selector, x, y]) => {
              const image = document.querySelector(selector);
              await image.decode();
              const canvas = Object.assign(document.createElement('canvas'), {width: image.naturalWidth, height: image.naturalHeight});
              const context = canvas.getContext('2d');
              context.drawImage(image, 0, 0);
              return context.getImageData(x * canvas.width / 1000, y * canvas.height / 1000, 1, 1).data[1] }""";

    @BeforeEach
    void friday() {
        TestServer.get().rewind();
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    private static Page at(String number, boolean scripts) {
        Page page = BROWSER.window(WORLD.server().address(), 390, 844, scripts);
        Clicks.signIn(page, WORLD, "clerk");
        page.navigate("/photos/" + number);
        page.locator(".more .btn").first().click();
        assertThat(page.locator(".cover img")).isVisible();
        return page;
    }

    /// Thousandths of the photo.
    private static void drag(Page page, int fromX, int fromY, int toX, int toY) {
        BoundingBox box = page.locator(".cover img").boundingBox();
        page.mouse().move(box.x + box.width * fromX / 1000, box.y + box.height * fromY / 1000);
        page.mouse().down();
        page.mouse().move(box.x + box.width * (fromX + toX) / 2000, box.y + box.height * (fromY + toY) / 2000);
        page.mouse().move(box.x + box.width * toX / 1000, box.y + box.height * toY / 1000);
        page.mouse().up();
    }

    private static int bright(Page page, String selector, int x, int y) {
        return ((Number) page.evaluate(BRIGHT, new Object[] {selector, x, y})).intValue();
    }

    @Test
    void aBoxAndABrushAreBurnedInAndAStepGoesBack() {
        String number = SPOTS.exposed("画在手机上");
        Page page = at(number, true);
        drag(page, 120, 120, 380, 380);
        assertThat(page.locator(".cover rect")).hasCount(1);
        drag(page, 600, 600, 900, 900);
        assertThat(page.locator(".cover rect")).hasCount(2);
        Clicks.press(page, "退一步");
        assertThat(page.locator(".cover rect")).hasCount(1);
        page.getByText("涂抹").click();
        drag(page, 550, 150, 900, 150);
        assertThat(page.locator(".cells-over input:checked")).hasCount(0);
        page.locator(".cells-over label").nth(75).click();
        assertThat(page.locator(".cells-over input:checked")).hasCount(1);
        PageBrowser.shoot(page, "cover-drawn");
        assertThat(PageBrowser.violations(page)).isEmpty();

        Clicks.press(page, "看看盖好的样子");
        assertThat(page.locator(".cover-seen")).isVisible();
        assertThat(bright(page, ".cover-seen", 250, 250)).isLessThan(10);
        assertThat(bright(page, ".cover-seen", 700, 150)).as("no gap in a stroke").isLessThan(10);
        assertThat(bright(page, ".cover-seen", 750, 750)).as("taken back").isGreaterThan(245);
        assertThat(bright(page, ".cover-seen", 550, 950)).as("a field that was tapped").isLessThan(10);
        PageBrowser.shoot(page, "cover-preview");
        Clicks.press(page, "回去再盖");
        assertThat(page.locator(".cells-over input:checked")).hasCount(1);
        Clicks.press(page, "看看盖好的样子");
        page.getByText("我逐处看过").click();
        Clicks.press(page, "公开");
        assertThat(page).hasURL(Pattern.compile("/photos/" + number + "$"));

        Page neighbour = BROWSER.window(WORLD.server().address(), 390, 844, true);
        neighbour.navigate("/area?district=" + WORLD.code() + "&kind=bad_spot");
        String picture = "img[src^='/area/photos/" + number + "']";
        neighbour.locator(picture).scrollIntoViewIfNeeded();
        assertThat(bright(neighbour, picture, 250, 250)).isLessThan(10);
        assertThat(bright(neighbour, picture, 450, 450)).isGreaterThan(245);
        PageBrowser.shoot(neighbour, "cover-board");
        assertThat(PageBrowser.violations(neighbour)).isEmpty();
        assertThat(BROWSER.complaints).isEmpty();
    }

    @Test
    void withoutScriptsFieldsAreTicked() {
        String number = SPOTS.exposed("没有脚本");
        Page page = at(number, false);
        assertThat(page.locator("[data-cover-tools]")).isHidden();
        page.locator(".cells-over label").first().click();
        page.getByLabel("第 4 行第 5 格").check();
        Clicks.press(page, "看看盖好的样子");
        page.getByText("我逐处看过").click();
        Clicks.press(page, "公开");
        assertThat(page.locator("main")).containsText("盖住 2 处");
        PageBrowser.shoot(page, "cover-list");
    }
}
