package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.net.http.HttpResponse;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import org.jinlin.kit.Spreadsheet;
import org.jinlin.kit.SpreadsheetTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// The leader's page and its lists as files for Excel: the same matters and numbers, and nobody's name.
class DashFileTest {

    private static final DashWorld DASH = new DashWorld();
    private static final Pattern ROW = Pattern.compile("<row ");

    private static Map<String, String> file(String who, String path) throws IOException {
        HttpResponse<byte[]> answer = DASH.as(who).zipped(path);
        assertThat(answer.statusCode()).as(path).isEqualTo(200);
        assertThat(answer.headers().firstValue("Content-Type")).contains(Spreadsheet.TYPE);
        assertThat(answer.headers().firstValue("Content-Disposition").orElse("")).startsWith("attachment;").contains(".xlsx");
        assertThat(answer.headers().firstValue("Cache-Control").orElse("")).contains("no-store");
        return SpreadsheetTest.parts(answer.body());
    }

    private static int rows(Map<String, String> file) {
        return (int) ROW.matcher(file.get("xl/worksheets/sheet1.xml")).results().count() - 1;
    }

    private static String texts(Map<String, String> file) {
        return file.get("xl/sharedStrings.xml") + file.get("xl/workbook.xml");
    }

    @Test
    void aListIsTheSameAsAFile() throws IOException {
        var file = file("clerk", "/dash/list.xlsx?what=all");
        assertThat(rows(file)).isEqualTo(12);
        assertThat(texts(file)).contains(DASH.garden).contains("电梯故障", "1号楼", "已撤回", "说明", "花园社区").doesNotContain("花园第", "演示居民", "演示经办人", DASH.river);
        assertThat(file.get("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    }

    @Test
    void everyListOfThePageHasItsFile() throws IOException {
        PageClient clerk = DASH.as("clerk");
        List<String> lists = DashWorld.lists(clerk.get("/dash")).stream().map(DashWorld.Link::to).filter(to -> to.contains("what=re") || to.contains("open&")).distinct().limit(12).toList();
        assertThat(lists).hasSizeGreaterThan(5);
        for (String list : lists) {
            assertThat(rows(file("clerk", list.replace("/dash/list?", "/dash/list.xlsx?")))).as(list).isEqualTo(DashWorld.numbers(clerk, list).size());
        }
    }

    @Test
    void thePageLeadsToItsFile() throws IOException {
        PageClient clerk = DASH.as("clerk");
        String to = clerk.get("/dash/list?what=all&category=lift_fault&after=").body().replaceAll("(?s).*href=\"(/dash/list\\.xlsx[^\"]*)\".*", "$1");
        assertThat(rows(file("clerk", PageClient.unescaped(to)))).isEqualTo(4);
        assertThat(clerk.get("/dash").body()).contains("href=\"/dash.xlsx?unit=");
        assertThat(clerk.get("/dash/list?what=response.left-merged").body()).as("of nothing there is no file").doesNotContain("list.xlsx");
        assertThat(clerk.get("/dash?wall=1").body()).doesNotContain(".xlsx");
    }

    @Test
    void whereAPageBeginsDoesNotMatterForAFile() throws IOException {
        String after = org.jinlin.kit.Cursor.of(DASH.server.now(), 1L).encode();
        assertThat(rows(file("clerk", "/dash/list.xlsx?what=all&after=" + after))).isEqualTo(12);
        assertThat(rows(file("clerk", "/dash/list.xlsx?what=all&after=x"))).isEqualTo(12);
    }

    @Test
    void thePageIsAFileOfItsNumbers() throws IOException {
        var file = file("head", "/dash.xlsx");
        assertThat(texts(file)).contains("响应率", "社区（村）对比", "花园社区", "河边社区", "三率走势", "类别前十", "同一问题反复出现", "说明").doesNotContain("花园第", "演示");
        assertThat(file.keySet().stream().filter(part -> part.startsWith("xl/worksheets/sheet"))).hasSizeGreaterThan(4);
        assertThat(file.get("xl/worksheets/sheet1.xml")).contains("<v>12</v>", "<v>99</v>");
        assertThat(texts(file("head", "/dash.xlsx?lang=en"))).contains("Response", "Solved").doesNotContain("响应率");
    }

    @Test
    void aDistrictWithoutRequestsHasAFileToo() throws IOException {
        PageClient other = PageClient.signedIn(DASH.server.world("base"), "head");
        assertThat(SpreadsheetTest.parts(other.zipped("/dash.xlsx").body())).containsKey("xl/worksheets/sheet1.xml");
        assertThat(rows(SpreadsheetTest.parts(other.zipped("/dash/list.xlsx?what=all").body()))).isZero();
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            /dash.xlsx?days=8                                  | 422
            /dash.xlsx?unit=nowhere                            | 404
            /dash/list.xlsx?what=everything                    | 404
            /dash/list.xlsx?slot=9-9                           | 404
            /dash/list.xlsx?from=yesterday                     | 422
            /dash/list.xlsx?from=2020-01-01&to=2026-11-19      | 422
            /dash/list.xlsx?place=nowhere                      | 404
            """)
    void whatHasNoPageHasNoFile(String path, int status) {
        PageClient.Html page = DASH.as("head").get(path);
        assertThat(page.status()).isEqualTo(status);
        assertThat(page.header("Content-Type")).startsWith("text/html");
        assertThat(page.header("Content-Disposition")).isEmpty();
    }

    @Test
    void nobodyGetsWhatIsNotTheirs() {
        String river = DASH.world.unit("河边社区");
        for (String path : List.of("/dash.xlsx?unit=" + river, "/dash/list.xlsx?unit=" + river, "/dash/list.xlsx?place=" + river)) {
            assertThat(DASH.as("worker").get(path).status()).as(path).isEqualTo(403);
        }
        for (String path : List.of("/dash.xlsx", "/dash/list.xlsx")) {
            assertThat(DASH.as("resident-01").get(path).status()).isEqualTo(403);
            assertThat(new PageClient(DASH.server.address()).get(path).location()).startsWith("/sign-in");
            assertThat(PageClient.signedIn(DASH.server.world("base"), "head").get(path + "?unit=" + river).status()).isEqualTo(404);
        }
    }

    @Test
    void namesOfTheListAreOfItsReadersLanguage() throws IOException {
        var about = texts(file("clerk", "/dash/list.xlsx?what=open&late=1&lang=en"));
        assertThat(about).contains("Overdue", "As of", "Lift fault").doesNotContain("超时");
    }
}
