package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountDesk;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.Problems;
import org.jinlin.people.TotpCodes;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The command by which a district gets its first administrators.
class AdministratorCommandTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private static AdministratorCommand.Beans beans() {
        TestServer server = TestServer.get();
        return new AdministratorCommand.Beans(server.bean(Orgs.class), server.bean(AccountDesk.class), server.bean(Administrators.class), server.bean(Problems.class));
    }

    private static String made(Administrator kind, Map<String, String> more, int code) {
        var options = new HashMap<>(Map.of("district", WORLD.code(), "name", "张三", "login", "first-" + WORLD.district() + "-" + kind.code(), "reason", "启用系统"));
        options.putAll(more);
        var out = new ByteArrayOutputStream();
        assertThat(AdministratorCommand.make(beans(), kind, options, new PrintStream(out, true, StandardCharsets.UTF_8))).isEqualTo(code);
        return out.toString(StandardCharsets.UTF_8);
    }

    @Test
    void itTellsACodeWithWhichTheAdministratorBegins() {
        String code = made(Administrator.SECURITY, Map.of(), 0).replaceAll("(?s).*once is (\\S+), good.*", "$1");
        String login = "first-" + WORLD.district() + "-security";
        new PageClient(TestServer.get().address()).get("/welcome").form("/welcome").set("login", login).set("code", code).set("password", "long enough 1").send();
        var browser = new PageClient(TestServer.get().address());
        var page = browser.get("/sign-in").form("/sign-in").set("login", login).set("password", "long enough 1").send();
        assertThat(browser.get("/posts").status()).as("before the second factor is set up").isEqualTo(303);
        page.form("/sign-in/enrol").set("code", TotpCodes.code(TotpCodes.secret(page.body()), TestServer.get().now(), 0)).send();
        assertThat(browser.get("/posts").status()).isEqualTo(200);
        assertThat(browser.get("/accounts").status()).isEqualTo(403);
    }

    @Test
    void whatIsWrongIsSaid() {
        assertThat(made(Administrator.AUDIT, Map.of("district", "000"), 1)).contains("no district");
        assertThat(made(Administrator.AUDIT, Map.of("login", WORLD.login("clerk")), 1)).contains("name already");
        assertThat(made(Administrator.AUDIT, Map.of("reason", " "), 1)).contains("reason");
        assertThat(made(Administrator.AUDIT, Map.of("name", ""), 1)).isNotBlank();
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "mayor --district 1 --name a --login b --reason c", "system --district", "system --district 1 --name a"})
    void aCommandThatIsNotUnderstoodSaysHowToWriteIt(String typed) {
        var out = new ByteArrayOutputStream();
        assertThat(AdministratorCommand.run(typed.isEmpty() ? new String[0] : typed.split(" "), new PrintStream(out, true, StandardCharsets.UTF_8))).isEqualTo(2);
        assertThat(out.toString(StandardCharsets.UTF_8)).contains("usage: jinlin administrator");
    }
}
