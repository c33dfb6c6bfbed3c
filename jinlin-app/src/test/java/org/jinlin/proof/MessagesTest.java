package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.StringReader;
import java.util.Arrays;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What people read: every refusal has its sentence in each language, and the Chinese keeps to the rules of its setting
/// (GB/T 15834-2011 for punctuation).
class MessagesTest {

    private static final Map<String, String> ZH = messages("zh");
    private static final Map<String, String> EN = messages("en");

    private static final Pattern CODE = Pattern.compile("[A-Z][A-Z0-9]*(_[A-Z0-9]+)*");
    private static final Pattern CALL = Pattern.compile("\\b(refused|Refusal\\.of|new Refusal)\\(");
    private static final Pattern PLACE = Pattern.compile("\\{(\\d+)");
    private static final Pattern SETTING = Pattern.compile("\\p{IsHan}[,;:!?.]|[,;:!?]\\p{IsHan}|\\p{IsHan}[()]|[()]\\p{IsHan}");
    private static final Pattern CROWDED = Pattern.compile("\\p{IsHan}[0-9A-Za-z]|[0-9A-Za-z]\\p{IsHan}");
    private static final Pattern BANNED = Pattern.compile("系统异常|操作失败|该用户|请勿|非法|你|敬请|亲爱的|无效操作|未知错误");

    @Test
    void bothLanguagesSayTheSameThings() {
        assertThat(ZH.keySet()).containsExactlyInAnyOrderElementsOf(EN.keySet());
    }

    @Test
    void bothLanguagesNameTheSameDetails() {
        assertThat(ZH.keySet().stream().filter(EN::containsKey).filter(key -> !places(ZH.get(key)).equals(places(EN.get(key))))
                .map(key -> key + ": " + ZH.get(key) + " / " + EN.get(key))).isEmpty();
    }

    @Test
    void nothingIsLeftUnsaid() {
        assertThat(Stream.of(ZH, EN).flatMap(file -> file.entrySet().stream()).filter(entry -> entry.getValue().isBlank())).isEmpty();
    }

    @Test
    void everyRefusalHasItsSentence() {
        var codes = refusals();

        assertThat(codes).hasSizeGreaterThan(50);
        assertThat(codes.stream().filter(code -> !ZH.containsKey("refusal." + code) || !EN.containsKey("refusal." + code))).isEmpty();
    }

    @Test
    void everySentenceBelongsToARefusal() {
        var said = Repository.mainJava().stream().flatMap(file -> file.literals().stream()).collect(Collectors.toSet());

        assertThat(ZH.keySet().stream().filter(key -> key.startsWith("refusal.")).map(key -> key.substring("refusal.".length())).filter(code -> !said.contains(code))).isEmpty();
    }

    @Test
    void aRefusalIsAWholeSentence() {
        assertThat(refusalsOf(ZH).filter(text -> !text.matches("(?s).*[。！？]"))).isEmpty();
        assertThat(refusalsOf(EN).filter(text -> !text.matches("(?s)[\\p{Lu}{\\u201c'\"].*[.!?]"))).isEmpty();
    }

    @Test
    void chineseIsSetWithItsOwnPunctuation() {
        assertThat(faults(ZH, SETTING)).isEmpty();
    }

    @Test
    void chineseKeepsASpaceFromDigitsAndLetters() {
        assertThat(faults(ZH, CROWDED)).isEmpty();
    }

    @Test
    void nothingIsSaidThatHelpsNobody() {
        assertThat(faults(ZH, BANNED)).isEmpty();
        assertThat(Repository.files("playbooks/**/*.yml").stream().flatMap(file -> Repository.text(file).lines().filter(line -> BANNED.matcher(line).find())
                .map(line -> Repository.name(file) + ": " + line.strip()))).isEmpty();
    }

    @Test
    void englishHasNoChinese() {
        // the way to the other language is written in that language, and the seal is a picture
        assertThat(faults(EN, Pattern.compile("\\p{IsHan}"))).allMatch(line -> line.startsWith("page.language.other=") || line.startsWith("page.seal="));
    }

    /// An apostrophe begins a quotation in a message with places, and takes them with it.
    @Test
    void anApostropheBesideAPlaceIsDoubled() {
        assertThat(EN.entrySet().stream().filter(entry -> PLACE.matcher(entry.getValue()).find())
                .filter(entry -> entry.getValue().replace("''", "").contains("'"))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"请登录,再试", "共3条", "共 3条", "用JSON发送", "没有(空)", "完成."})
    void faultsOfSettingAreSeen(String text) {
        assertThat(SETTING.matcher(text).find() || CROWDED.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"请登录，再试。", "共 3 条。", "第 {0} 行（共 {1} 行）。", "没有“{1}”这个类别。", "请用 JSON 发送：{0}。", "写成 2026-11-20T14:30:00+08:00。"})
    void wellSetSentencesAreNot(String text) {
        assertThat(SETTING.matcher(text).find() || CROWDED.matcher(text).find()).isFalse();
    }

    /// Every code that a literal in the first argument of a refusal names.
    private static Set<String> refusals() {
        var codes = new TreeSet<String>();
        for (JavaSource file : Repository.mainJava()) {
            for (MatchResult call : CALL.matcher(file.text()).results().toList()) {
                Pattern.compile("\"([^\"]*)\"").matcher(firstArgument(file.text(), call.end())).results().map(found -> found.group(1))
                        .filter(literal -> CODE.matcher(literal).matches()).forEach(codes::add);
            }
        }
        return codes;
    }

    private static String firstArgument(String text, int from) {
        int depth = 0;
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (depth == 0 && (c == ',' || c == ')')) {
                return text.substring(from, i);
            }
            depth += c == '(' ? 1 : c == ')' ? -1 : 0;
        }
        return "";
    }

    private static Stream<String> refusalsOf(Map<String, String> messages) {
        return messages.entrySet().stream().filter(entry -> entry.getKey().startsWith("refusal.")).map(Map.Entry::getValue);
    }

    private static List<String> faults(Map<String, String> messages, Pattern fault) {
        return messages.entrySet().stream().filter(entry -> fault.matcher(entry.getValue()).find()).map(Map.Entry::toString).sorted().toList();
    }

    private static Set<String> places(String text) {
        return PLACE.matcher(text).results().map(found -> found.group(1)).collect(Collectors.toSet());
    }

    private static Map<String, String> messages(String language) {
        var properties = new Properties();
        String text = Repository.text(Repository.root().resolve("jinlin-app/src/main/resources/messages_" + language + ".properties"));
        try {
            properties.load(new StringReader(text));
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
        var messages = new HashMap<String, String>();
        properties.forEach((key, value) -> messages.put((String) key, (String) value));
        long entries = Arrays.stream(text.split("\n")).filter(line -> line.matches("[\\w.]+\\s*=.*")).count();
        if (entries != messages.size()) {
            throw new IllegalStateException("a key stands twice in messages_" + language + ".properties");
        }
        return messages;
    }
}
