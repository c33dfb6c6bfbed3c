package org.jinlin.app;

import static com.microsoft.playwright.assertions.PlaywrightAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;

import com.google.gson.JsonObject;
import com.microsoft.playwright.CDPSession;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.AriaRole;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/// Passkeys in a real browser, with the device that it has for tests: the script, the strict policy of content and the server together.
@Tag("browser")
class PasskeyBrowserTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final PageBrowser BROWSER = new PageBrowser();

    private final RealPerson person = RealPerson.resident(WORLD);

    @BeforeEach
    void rewind() {
        TestServer.get().rewind();
    }

    @AfterAll
    static void stop() {
        BROWSER.close();
    }

    private record Device(CDPSession session, String id) {

        static Device in(Page page) {
            CDPSession session = page.context().newCDPSession(page);
            session.send("WebAuthn.enable");
            var options = new JsonObject();
            options.addProperty("protocol", "ctap2");
            options.addProperty("transport", "internal");
            options.addProperty("hasResidentKey", true);
            options.addProperty("hasUserVerification", true);
            options.addProperty("isUserVerified", true);
            options.addProperty("automaticPresenceSimulation", true);
            var wanted = new JsonObject();
            wanted.add("options", options);
            return new Device(session, session.send("WebAuthn.addVirtualAuthenticator", wanted).get("authenticatorId").getAsString());
        }

        void knowsItsOwner(boolean isKnown) {
            var wanted = new JsonObject();
            wanted.addProperty("authenticatorId", id);
            wanted.addProperty("isUserVerified", isKnown);
            session.send("WebAuthn.setUserVerified", wanted);
        }
    }

    private static void press(Page page, String name) {
        page.getByRole(AriaRole.BUTTON, new Page.GetByRoleOptions().setName(name).setExact(true)).click();
    }

    @Test
    void oneIsMadeAndSignsIn() {
        Page page = BROWSER.as(person.signedIn(), WORLD.server().address(), 390, 844);
        Device.in(page);
        page.navigate("/me/passkeys");
        assertThat(page.locator("[data-passkey-missing]")).isHidden();
        page.getByLabel("给它起个名字").fill("我的手机");
        press(page, "添加");
        assertThat(page.getByText("您的通行密钥")).isVisible();
        assertThat(page.getByText("我的手机").first()).isVisible();
        page.context().clearCookies();
        page.navigate("/sign-in?next=/me/passkeys");
        press(page, "用通行密钥登录");
        assertThat(page).hasURL(Pattern.compile(".*/me/passkeys"));
        assertThat(page.getByText("最近一次使用")).isVisible();
        assertThat(BROWSER.complaints).isEmpty();
    }

    @Test
    void aDeviceThatDoesNotKnowItsOwnerSaysSoAndCanBeAskedAgain() {
        Page page = BROWSER.as(person.signedIn(), WORLD.server().address(), 320, 640);
        Device device = Device.in(page);
        device.knowsItsOwner(false);
        page.navigate("/me/passkeys");
        press(page, "添加");
        assertThat(page.getByText("这次没有完成")).isVisible();
        device.knowsItsOwner(true);
        press(page, "再来一次");
        assertThat(page.getByText("您的通行密钥")).isVisible();
    }
}
