package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// `docs/security.md` claims nothing that no test proves: every test that it names exists, every control has one or says why not, and the
/// line that counts them is right. `-Djinlin.golden=write` writes that line anew.
class SecurityDocTest {

    private static final Path DOC = Repository.root().resolve("docs/security.md");
    private static final Pattern ROW = Pattern.compile("\\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\| ([^|]+) \\|");
    private static final Pattern TEST = Pattern.compile("`(\\w+Test)(?:\\.(\\w+))?`");
    private static final Pattern COUNT = Pattern.compile("(?m)^\\*\\*\\d+ controls: .*\\*\\*$");
    /// The control points of GB/T 22239-2019 8.1.4 for level 3, and the chapters of OWASP ASVS 4.0.3: none is left out in silence.
    private static final List<String> SOURCES = List.of("8.1.4.1 a", "8.1.4.1 b", "8.1.4.1 c", "8.1.4.1 d", "8.1.4.2 a", "8.1.4.2 b", "8.1.4.2 c", "8.1.4.2 d", "8.1.4.2 e", "8.1.4.2 f", "8.1.4.2 g", "8.1.4.3 a", "8.1.4.3 b",
            "8.1.4.3 c", "8.1.4.3 d", "8.1.4.4 a", "8.1.4.4 b", "8.1.4.4 c", "8.1.4.4 d", "8.1.4.4 e", "8.1.4.4 f", "8.1.4.5", "8.1.4.6", "8.1.4.7 a", "8.1.4.7 b", "8.1.4.8 a", "8.1.4.8 b", "8.1.4.9 a", "8.1.4.9 b", "8.1.4.9 c",
            "8.1.4.10 a", "8.1.4.10 b", "8.1.4.11 a", "8.1.4.11 b",
            "V1", "V2", "V3", "V4", "V5", "V6", "V7", "V8", "V9", "V10", "V11", "V12", "V13", "V14");

    private record Control(String name, String source, String how, String proof, String state) {

        List<Matcher> tests() {
            var all = new ArrayList<Matcher>();
            for (Matcher test = TEST.matcher(proof); test.find();) {
                Matcher one = TEST.matcher(test.group());
                one.matches();
                all.add(one);
            }
            return all;
        }
    }

    private static List<Control> controls() {
        return Repository.text(DOC).lines().map(ROW::matcher).filter(Matcher::matches).filter(row -> !row.group(1).equals("control") && !row.group(1).startsWith("---"))
                .map(row -> new Control(row.group(1).strip(), row.group(2).strip(), row.group(3).strip(), row.group(4).strip(), row.group(5).strip())).toList();
    }

    private static Map<String, String> tests() {
        var all = new TreeMap<String, String>();
        Repository.testJava().forEach(file -> all.merge(file.path().getFileName().toString().replace(".java", ""), file.text(), String::concat));
        return all;
    }

    @Test
    void everyControlIsProvedOrSaysWhyNot() {
        assertThat(controls()).hasSizeGreaterThan(60).allSatisfy(control -> {
            assertThat(control.state()).as(control.name()).matches("holds|in part: .{10,}|not yet: .{10,}|not ours: .{10,}");
            if (control.state().equals("holds") || control.state().startsWith("in part")) {
                assertThat(control.tests()).as(control.name() + " names a test").isNotEmpty();
            }
        });
        assertThat(controls().stream().map(Control::name)).doesNotHaveDuplicates();
    }

    /// A row that cannot be read would be a control that nobody checks.
    @Test
    void everyRowIsRead() {
        String table = Repository.text(DOC).replaceAll("(?s).*\\n## Controls\\n", "");
        assertThat(table.lines().filter(line -> line.startsWith("|"))).hasSize(controls().size() + 2);
    }

    /// What is not yet there may name the test that is to prove it.
    @Test
    void everyTestThatIsNamedExists() {
        Map<String, String> tests = tests();
        for (Control control : controls()) {
            if (control.state().startsWith("not yet")) {
                continue;
            }
            for (Matcher test : control.tests()) {
                assertThat(tests).as(control.name()).containsKey(test.group(1));
                if (test.group(2) != null) {
                    assertThat(tests.get(test.group(1))).as(control.name() + " " + test.group()).contains("void " + test.group(2) + "(");
                }
            }
        }
    }

    /// What is claimed to be missing is not there, or somebody forgot to say so.
    @Test
    void whatIsNotYetThereIsNot() {
        Map<String, String> tests = tests();
        assertThat(controls()).filteredOn(control -> control.state().startsWith("not yet")).allSatisfy(control ->
                assertThat(control.tests()).as(control.name() + ": its test is there, change its state").noneMatch(test -> tests.containsKey(test.group(1))));
    }

    @Test
    void noControlOfTheStandardsIsLeftOut() {
        for (String source : SOURCES) {
            assertThat(controls()).as("a row of " + source).anyMatch(control -> Pattern.compile("(^|[ ,;])" + Pattern.quote(source) + "($|[ ,;.)])").matcher(control.source()).find());
        }
    }

    @Test
    void theLineThatCountsIsRight() throws IOException {
        List<Control> all = controls();
        long holds = all.stream().filter(control -> control.state().equals("holds")).count();
        long partly = all.stream().filter(control -> control.state().startsWith("in part")).count();
        long missing = all.stream().filter(control -> control.state().startsWith("not yet")).count();
        long named = all.stream().filter(control -> !control.state().startsWith("not yet")).flatMap(control -> control.tests().stream()).map(Matcher::group).distinct().count();
        String line = "**%d controls: %d hold, %d in part, %d not yet, %d not ours; %d tests are named.**".formatted(all.size(), holds, partly, missing, all.size() - holds - partly - missing, named);
        String text = Repository.text(DOC);
        if ("write".equals(System.getProperty("jinlin.golden"))) {
            Files.writeString(DOC, COUNT.matcher(text).replaceFirst(Matcher.quoteReplacement(line)));
        }
        assertThat(Repository.text(DOC)).contains(line);
    }
}
