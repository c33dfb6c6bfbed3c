package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/// What every file of the product keeps to, whoever writes it.
class TidyTest {

    private static final int FILE_LINES_MAX = 400;
    private static final int FUNCTION_LINES_MAX = 60;
    /// Lines of tests for each line of the product. The aim is 1: raise it as tests are added, never lower it.
    private static final double TESTS_MIN = 0.5;

    private static final List<JavaSource> MAIN = Repository.mainJava();
    private static final List<JavaSource> TESTS = Repository.testJava();

    private static final Pattern CHINESE = Pattern.compile("\\p{IsHan}");
    private static final Pattern DISTRICTS = Pattern.compile("漳州|海沧|同安|翔安|漳平|长泰|诏安|漳浦|云霄|惠安|安溪|永春|changtai|zhaoan|haicang|yongchun");
    /// Written so that the pattern does not find itself.
    private static final Pattern LEFT_OPEN = Pattern.compile("\\b(TOD[O]|FIXM[E]|XX[X]|HAC[K])\\b|not implemente[d]|throw new UnsupportedOperationExceptio[n]");
    private static final Pattern SKIPPED = Pattern.compile("@Disable[d]|@Ignor[e]|assume(True|False|That|NoException)|Assumption[s]|\\bThread\\.slee[p]\\(");
    private static final Pattern CODE_IN_COMMENT = Pattern.compile("(?s)//(?!/).*[;{}]\\s*|/\\*.*;\\s*\\n.*");
    private static final Pattern PUBLIC_TYPE = Pattern.compile("\\s*public\\s+((abstract|final|sealed|non-sealed|static)\\s+)*(class|record|interface|enum|@interface)\\s+\\w+.*");
    private static final Pattern EMPTY_NAME = Pattern.compile(".*(Impl|Dto|DTO|Mapper|Manager|Util|Utils|Helper|Helpers|Bean|Info|Data|Facade|Abstract\\w+)");

    @Test
    void thereIsSomethingToLookAt() {
        assertThat(MAIN).hasSizeGreaterThan(100);
        assertThat(TESTS).hasSizeGreaterThan(30);
    }

    @Test
    void noFileIsLong() {
        assertThat(Stream.concat(MAIN.stream(), TESTS.stream()).filter(file -> file.lines() > FILE_LINES_MAX).map(TidyTest::size)).isEmpty();
    }

    @Test
    void mostFilesAreShort() {
        int[] lines = MAIN.stream().mapToInt(JavaSource::lines).sorted().toArray();

        assertThat(percentile(lines, 50)).as("lines of a file, median").isLessThanOrEqualTo(75);
        assertThat(percentile(lines, 90)).as("lines of a file, 90th percentile; the longest: %s", longest()).isLessThanOrEqualTo(200);
    }

    @Test
    void noFunctionIsLong() {
        assertThat(Stream.concat(MAIN.stream(), TESTS.stream()).flatMap(file -> file.functions().stream().filter(function -> function.lines() > FUNCTION_LINES_MAX)
                .map(function -> Repository.name(file.path()) + ": " + function))).isEmpty();
    }

    @Test
    void mostFunctionsAreShort() {
        int[] lines = MAIN.stream().flatMap(file -> file.functions().stream()).mapToInt(JavaSource.Function::lines).sorted().toArray();

        assertThat(lines).hasSizeGreaterThan(500);
        assertThat(percentile(lines, 90)).as("lines of a function, 90th percentile").isLessThanOrEqualTo(15);
    }

    @Test
    void testsAreAsLongAsWhatTheyTest() {
        long tests = TESTS.stream().mapToLong(JavaSource::lines).sum();
        long main = MAIN.stream().mapToLong(JavaSource::lines).sum();
        System.out.printf("%d lines of tests, %d lines of the product: %.2f%n", tests, main, (double) tests / main);

        assertThat((double) tests / main).isGreaterThanOrEqualTo(TESTS_MIN);
    }

    @Test
    void textsForPeopleAreNotInTheCode() {
        assertThat(MAIN.stream().filter(file -> file.literals().stream().anyMatch(literal -> CHINESE.matcher(literal).find())).map(file -> Repository.name(file.path()))).isEmpty();
        assertThat(Stream.of("jinlin-app/src/main/jte/**.jte", "jinlin-app/src/main/resources/static/**.{js,mjs,css}").flatMap(glob -> Repository.files(glob).stream())
                .filter(file -> CHINESE.matcher(Repository.text(file)).find()).map(Repository::name)).isEmpty();
    }

    @Test
    void noDistrictIsInTheCode() {
        assertThat(MAIN.stream().filter(file -> DISTRICTS.matcher(file.text()).find()).map(file -> Repository.name(file.path()))).isEmpty();
    }

    @Test
    void nothingIsLeftOpen() {
        var files = Stream.concat(Stream.concat(MAIN.stream(), TESTS.stream()).map(JavaSource::path), Repository.files("jinlin-*/src/**.{sql,jte,js,mjs}").stream());

        assertThat(files.flatMap(file -> found(file, LEFT_OPEN))).isEmpty();
    }

    @Test
    void codeIsNotKeptInComments() {
        assertThat(MAIN.stream().flatMap(file -> file.comments().stream().filter(comment -> CODE_IN_COMMENT.matcher(comment).matches())
                .map(comment -> Repository.name(file.path()) + ": " + comment))).isEmpty();
    }

    @Test
    void noTestIsSkippedOrWaits() {
        assertThat(TESTS.stream().flatMap(file -> found(file.path(), SKIPPED))).isEmpty();
    }

    @Test
    void everyPackageSaysWhatItIsFor() {
        assertThat(MAIN.stream().map(file -> file.path().getParent()).distinct().filter(directory -> !Files.exists(directory.resolve("package-info.java"))).map(Repository::name)).isEmpty();
        assertThat(MAIN.stream().filter(file -> file.path().endsWith("package-info.java")).filter(file -> !file.text().startsWith("///") || !file.text().contains("@NullMarked"))
                .map(file -> Repository.name(file.path()))).isEmpty();
    }

    @Test
    void everyPublicTypeSaysWhatItIsFor() {
        assertThat(MAIN.stream().flatMap(TidyTest::silentTypes)).isEmpty();
    }

    @Test
    void noNameIsEmpty() {
        assertThat(MAIN.stream().map(file -> file.path().getFileName().toString().replace(".java", "")).filter(name -> EMPTY_NAME.matcher(name).matches())).isEmpty();
    }

    @Test
    void noPathOfOneMachineAndNoDownloadHostIsNamed() {
        var pattern = Pattern.compile("(^|[^A-Za-z0-9_.])/(wor[k]|far[m]|hom[e]/\\w+)(/|$)|https?://[^ \"<>]*(maven[2]|registry[.]|/debia[n]|simpl[e]/)");

        assertThat(Repository.files("{jinlin-*,playbooks,docs}/**.{java,sql,yml,yaml,xml,md,txt,properties,jte,js,mjs,json}").stream().flatMap(file -> found(file, pattern))).isEmpty();
    }

    @Test
    void noFileIsHeavy() {
        assertThat(Repository.files("{jinlin-*,playbooks,docs}/**").stream().filter(file -> file.toFile().length() > 1_500_000).map(Repository::name)).isEmpty();
    }

    private static Stream<String> silentTypes(JavaSource file) {
        List<String> lines = file.text().lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> PUBLIC_TYPE.matcher(lines.get(i)).matches())
                .filter(i -> {
                    int above = i - 1;
                    while (above >= 0 && lines.get(above).strip().startsWith("@")) {
                        above--;
                    }
                    return above < 0 || !lines.get(above).strip().startsWith("///");
                })
                .mapToObj(i -> Repository.name(file.path()) + ":" + (i + 1) + " " + lines.get(i).strip());
    }

    private static Stream<String> found(Path file, Pattern pattern) {
        List<String> lines = Repository.text(file).lines().toList();
        return IntStream.range(0, lines.size()).filter(i -> pattern.matcher(lines.get(i)).find())
                .mapToObj(i -> Repository.name(file) + ":" + (i + 1) + " " + first(pattern.matcher(lines.get(i))));
    }

    private static String first(Matcher matcher) {
        matcher.find();
        return matcher.group();
    }

    private static int percentile(int[] sorted, int percent) {
        return sorted[Math.min(sorted.length - 1, sorted.length * percent / 100)];
    }

    private static List<String> longest() {
        return MAIN.stream().sorted((a, b) -> b.lines() - a.lines()).limit(8).map(TidyTest::size).toList();
    }

    private static String size(JavaSource file) {
        return Repository.name(file.path()) + " " + file.lines();
    }
}
