package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.regex.Pattern;
import org.jinlin.org.Orgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The grade matrix as a table on the playbook desk: a changed cell becomes a draft that goes the way of every other one.
class PlaybookMatrixTest {

    private static final TestServer SERVER = TestServer.get();
    private static final Pattern TEXTS = Pattern.compile("(?s)<textarea id=\"[^\"]*\" name=\"([^\"]*)\"[^>]*>\n?(.*?)</textarea>");
    private static final String CELL = "f.cell.advice.one.slight";

    private final TestWorld world = SERVER.world("base");
    private final PageClient head = PageClient.signedIn(world, "head");

    @Test
    void aChangedCellIsADraftUntilItIsPublishedAndThenGradesWhatComes() {
        assertThat(shown()).isEqualTo("blue");
        assertThat(graded()).isEqualTo("blue");
        var checked = table().set(CELL, "orange").set("go", "check").send();
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.text()).contains("可以发布", "有 1 处不同", "blue", "orange");
        assertThat(graded()).as("a draft changes nothing").isEqualTo("blue");
        assertThat(bindings()).isEqualTo(1);

        var form = checked.form("/playbooks/new").set("f.code", "base");
        TEXTS.matcher(checked.body()).results().forEach(text -> form.set(text.group(1), PageClient.unescaped(text.group(2))));
        assertThat(form.set("go", "publish").send().status()).isEqualTo(303);
        assertThat(bindings()).isEqualTo(2);
        assertThat(graded()).isEqualTo("orange");
        assertThat(shown()).isEqualTo("orange");
    }

    @Test
    void whatIsNotSentStaysAsItWas() {
        var checked = table().set(CELL, "blue").set("go", "check").send();
        assertThat(checked.status()).as(checked.text()).isEqualTo(200);
        assertThat(checked.text()).contains("有 0 处不同");
    }

    @ParameterizedTest
    @CsvSource({"pink,pink", "'',grade", "'red\nadvice,one,slight,blue',redadviceoneslightblue", "<script>,script"})
    void aGradeThatIsNoneIsSaidAtItsLineAndCannotBePublished(String grade, String word) {
        for (String go : new String[] {"check", "publish"}) {
            var page = table().set(CELL, grade).set("go", go).send();
            assertThat(page.status()).as(page.text()).isEqualTo(422);
            assertThat(page.text()).contains("base/grades.csv", word);
            assertThat(page.body()).doesNotContain("value=\"publish\"", "<script>");
        }
        assertThat(bindings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"base/999", "nowhere/1", "<script>", "base"})
    void aVersionThatIsNoneHasNoMatrix(String from) {
        var page = table().set(CELL, "blue").set("from", from).set("go", "publish").send();
        assertThat(page.status()).isEqualTo(404);
        assertThat(bindings()).isEqualTo(1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "clerk", "property"})
    void nobodyElseSeesOrChangesIt(String who) {
        assertThat(PageClient.signedIn(world, who).get(version()).status()).isEqualTo(403);
        assertThat(bindings()).isEqualTo(1);
    }

    private PageClient.Form table() {
        return head.get(version()).form("/playbooks/new");
    }

    private String shown() {
        var matcher = Pattern.compile("(?s)name=\"" + CELL + "\".*?<option value=\"(\\w+)\" selected").matcher(head.get(version()).body());
        return matcher.find() ? matcher.group(1) : "";
    }

    private String version() {
        var bound = SERVER.bean(Orgs.class).bindings(world.district()).getLast().binding();
        return "/playbooks/" + bound.code() + "/" + bound.version();
    }

    private int bindings() {
        return SERVER.bean(Orgs.class).bindings(world.district()).size();
    }

    private String graded() {
        String number = world.as("resident-01").open(Map.of("text", "问一下"), world.unit("1号楼")).json().get("number").asString();
        world.as("clerk").move(number, "accept", Map.of("nature", "advice", "scope", "one", "harm", "slight"));
        return world.as("head").matter(number).get("grade").get("code").asString();
    }
}
