package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What a browser may keep, so that its back button finds the steps of a report again, and what it may not.
class GoingBackTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String NEW = "/r/new";

    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");

    private PageClient.Html step(String text) {
        return resident.get(NEW).form(NEW).set("f.text", text).send();
    }

    @Test
    void aStepOfAReportIsKeptByOnesOwnBrowserAlone() {
        var where = step("要能退回来看");
        assertThat(where.status()).isEqualTo(200);
        assertThat(where.header("Cache-Control")).contains("private", "no-cache").doesNotContain("no-store", "public", "max-age");
    }

    @Test
    void whatWasRefusedIsNotKept() {
        var refused = step("");
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.header("Cache-Control")).contains("no-store");
    }

    @ParameterizedTest
    @ValueSource(strings = {"/", NEW, "/r", "/me", "/privacy", "/people", "/nothing/here"})
    void noOtherPageIsKept(String path) {
        assertThat(resident.get(path).header("Cache-Control")).contains("no-store");
    }

    @Test
    void signingOutThrowsAwayWhatWasKept() {
        var out = resident.get("/me").form("/sign-out").send();
        assertThat(out.status()).isEqualTo(303);
        assertThat(out.header("Clear-Site-Data")).isEqualTo("\"cache\"");
    }
}
