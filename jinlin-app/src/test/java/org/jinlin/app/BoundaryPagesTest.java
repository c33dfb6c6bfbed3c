package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A plan of boundaries on pages: looked at, proposed by one and approved by another, with what was typed kept.
class BoundaryPagesTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String HEAD = "unit,parent,level,name\n";

    private TestWorld world;
    private String day;

    @BeforeEach
    void friday() {
        SERVER.rewind();
        world = SERVER.world("base");
        day = LocalDate.ofInstant(SERVER.now(), ZoneId.of("Asia/Shanghai")).plusDays(1).toString();
    }

    private PageClient.Html send(String who, String go, String lines, String on) {
        PageClient client = PageClient.signedIn(world, who);
        return client.get("/boundaries").form("/boundaries").set("f.place", world.unit("演示街道")).set("f.day", on).set("f.lines", lines).set("f.text", "调整归属").set("go", go).send();
    }

    @Test
    void itIsLookedAtProposedAndApprovedBySomebodyElse() {
        PageClient.Html looked = send("officer", "check", HEAD + "第1网格,河边社区,,\n", day);
        assertThat(looked.status()).isEqualTo(200);
        assertThat(looked.text()).contains("可以提出：1 个单位改归属", "第1网格 花园社区 河边社区 0", "提出方案");
        PageClient.Html proposed = send("officer", "propose", HEAD + "第1网格,河边社区,,\n", day);
        assertThat(proposed.status()).isEqualTo(303);
        assertThat(proposed.follow().text()).contains("调整归属", "待另一人批准").contains("第1网格,河边社区");
        String number = proposed.location().substring("/desk/".length());
        assertThat(world.as("officer").move(number, "approve", Map.of()).code()).isEqualTo("SECOND_PERSON");
        assertThat(PageClient.signedIn(world, "head").get("/desk/" + number).text()).contains("批准方案");
        assertThat(world.as("head").move(number, "approve", Map.of()).status()).isEqualTo(200);
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', value = {"月球网格,河边社区,, | 没有“月球网格”这个单位", "花园社区,-,, | 第1网格 的上级要撤销了", "1号楼,-,, | 1号楼 还有 2 户人家", " | 方案里一行也没有"})
    void whatStandsAgainstItIsSaidAndWhatWasTypedStays(String lines, String says) {
        for (String go : new String[] {"check", "propose"}) {
            PageClient.Html answer = send("officer", go, HEAD + (lines == null ? "" : lines), day);
            assertThat(answer.status()).isEqualTo(422);
            assertThat(answer.text()).contains(says, "调整归属");
            assertThat(answer.body()).contains("value=\"" + day + "\"").doesNotContain("value=\"propose\"");
            if (lines != null) {
                assertThat(answer.body()).contains(lines + "</textarea>");
            }
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "tomorrow", "2026-02-30", "2026-11-20", "1999-01-01"})
    void aDayThatIsNoneOrHasBegunIsRefused(String on) {
        assertThat(send("officer", "propose", HEAD + "第1网格,河边社区,,\n", on).status()).isEqualTo(422);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "clerk", "worker", "housing", "member"})
    void whoLeadsNothingGetsNoForm(String who) {
        PageClient.Html page = PageClient.signedIn(world, who).get("/boundaries");
        assertThat(page.status()).isEqualTo(403);
        assertThat(page.text()).contains("区划由各级负责人提出");
    }

    @Test
    void withoutAReasonItIsNotProposed() {
        PageClient client = PageClient.signedIn(world, "officer");
        PageClient.Html answer = client.get("/boundaries").form("/boundaries").set("f.place", world.unit("演示街道")).set("f.day", day).set("f.lines", HEAD + "第1网格,河边社区,,\n").set("go", "propose").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains("理由");
    }
}
