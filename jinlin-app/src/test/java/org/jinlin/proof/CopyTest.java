package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// How the product speaks (ux part 9): what [MessagesTest] holds for the setting of the message files holds for the words of
/// playbooks too; nobody is shouted at or spoken to like a machine; and English takes no more room than the page has.
class CopyTest {

    private static final Map<String, String> ZH = messages("zh");
    private static final Map<String, String> EN = messages("en");

    private static final Pattern SETTING = Pattern.compile("\\p{IsHan}[,;:!?.]|[,;:!?]\\p{IsHan}|\\p{IsHan}[()]|[()]\\p{IsHan}");
    private static final Pattern CROWDED = Pattern.compile("\\p{IsHan}[0-9A-Za-z]|[0-9A-Za-z]\\p{IsHan}");
    private static final Pattern SHOUTED = Pattern.compile("[!！]");
    /// What ux part 9 lists, and their kind: words of a machine, of an office, or of somebody who gives orders.
    private static final Pattern BANNED = Pattern.compile("系统(异常|错误|出错|繁忙)|(操作|提交|保存|上传|验证)失败|网络异常|参数错误|该(用户|账号|页面)|请勿|严禁|务必|您?无权|无权限|无法识别|重试|"
            + "已超期|确定删除|温馨提示|尊敬的|感谢您的|敬请|亲爱的|抱歉|对不起|非法|未知错误|无效|不合法|点击|您的工单");
    private static final Pattern OFFICIAL = Pattern.compile("不予受理|派单|受理单|承办|督办件|诉求人|来电人");
    /// A sentence that says what is wrong and then what to do is two sentences in Chinese.
    private static final Pattern COLON_BEFORE_ADVICE = Pattern.compile("：请");
    private static final Pattern OF_STAFF = Pattern.compile("page\\.(desk|kit|slip|dash|field|unit|handler|queue|dispatch)\\b.*");
    private static final Pattern CHINESE_OF_A_TERM = Pattern.compile("zh: *\"?([^,}\"]*)");

    private static final double LONGER = 1.6;
    /// One short word has no shorter one: `提交` is four columns wide, and there is no English for it in six.
    private static final int ROOM = 8;

    @Test
    void nobodyIsSpokenToByAMachine() {
        assertThat(faults(ZH, BANNED)).isEmpty();
        assertThat(faults(chineseOfPlaybooks(), BANNED)).isEmpty();
    }

    @Test
    void nobodyIsShoutedAt() {
        assertThat(faults(ZH, SHOUTED)).isEmpty();
        assertThat(faults(EN, SHOUTED)).isEmpty();
        assertThat(faults(chineseOfPlaybooks(), SHOUTED)).isEmpty();
    }

    /// 派单 is a word between offices; a resident is told who does it.
    @Test
    void residentsReadNoWordsOfOffices() {
        assertThat(faults(ZH, OFFICIAL).stream().filter(fault -> fault.startsWith("page.") && !OF_STAFF.matcher(fault).matches())).isEmpty();
    }

    @Test
    void whatIsWrongAndWhatToDoAreTwoSentences() {
        assertThat(faults(ZH, COLON_BEFORE_ADVICE)).isEmpty();
    }

    @Test
    void theWordsOfPlaybooksAreSetLikeOurs() {
        var words = chineseOfPlaybooks();

        assertThat(words).hasSizeGreaterThan(200);
        assertThat(faults(words, SETTING)).isEmpty();
        assertThat(faults(words, CROWDED)).isEmpty();
    }

    @Test
    void quotationMarksAreChinese() {
        assertThat(faults(ZH, Pattern.compile("[\"']")).stream().filter(fault -> !fault.startsWith("page.time") && !fault.startsWith("page.dash.date") && !fault.startsWith("page.dash.month"))).isEmpty();
    }

    @Test
    void englishTakesNoMoreRoomThanThePageHas() {
        assertThat(ZH.keySet().stream().filter(EN::containsKey).filter(key -> !isPunctuation(key) && !key.endsWith(".words")).filter(key -> width(EN.get(key)) > LONGER * width(ZH.get(key)) + ROOM)
                .map(key -> key + " is " + width(EN.get(key)) + " wide and may be " + (int) (LONGER * width(ZH.get(key)) + ROOM) + ": " + EN.get(key))).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"系统异常，请重试。", "操作失败", "该用户不存在。", "您无权查看。", "请勿重复提交。", "参数错误"})
    void badCopyIsSeen(String text) {
        assertThat(BANNED.matcher(text).find()).isTrue();
    }

    @ParameterizedTest
    @ValueSource(strings = {"写一句话，或拍张照。", "还缺 地点。补上再提交。", "已经收到", "这件事由城管局办理，您可以看进度。"})
    void goodCopyIsNot(String text) {
        assertThat(BANNED.matcher(text).find() || SETTING.matcher(text).find() || CROWDED.matcher(text).find() || SHOUTED.matcher(text).find()).isFalse();
    }

    private static boolean isPunctuation(String key) {
        return List.of("page.colon", "page.comma", "page.language.other", "page.seal").contains(key) || key.startsWith("page.time");
    }

    /// In columns: a Chinese character takes two.
    private static int width(String text) {
        return text.replace("''", "'").codePoints().map(c -> Character.isIdeographic(c) || c >= 0x3000 && c < 0x3040 || c >= 0xff00 && c < 0xff61 ? 2 : 1).sum();
    }

    /// Terms as `file:term`, and the Chinese names of categories, which stand in the column `zh`.
    private static Map<String, String> chineseOfPlaybooks() {
        var words = new TreeMap<String, String>();
        Repository.files("playbooks/*/terms.yml").forEach(file -> Repository.text(file).lines().filter(line -> !line.startsWith("#")).forEach(line ->
                CHINESE_OF_A_TERM.matcher(line).results().forEach(found -> words.put(Repository.name(file) + ":" + line.replaceAll(":.*", ""), found.group(1)))));
        Repository.files("playbooks/*/categories.csv").forEach(file -> {
            var lines = Repository.text(file).lines().toList();
            int chinese = List.of(lines.getFirst().split(",")).indexOf("zh");
            lines.stream().skip(1).map(line -> line.split(",")).forEach(cells -> words.put(Repository.name(file) + ":" + cells[0], cells[chinese]));
        });
        return words;
    }

    private static List<String> faults(Map<String, String> texts, Pattern fault) {
        Predicate<String> found = text -> fault.matcher(text).find();
        return texts.entrySet().stream().filter(entry -> found.test(entry.getValue())).map(Map.Entry::toString).toList();
    }

    private static Map<String, String> messages(String language) {
        var properties = new Properties();
        try (var reader = Files.newBufferedReader(Repository.root().resolve("jinlin-app/src/main/resources/messages_" + language + ".properties"))) {
            properties.load(reader);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        var messages = new TreeMap<String, String>();
        properties.stringPropertyNames().forEach(key -> messages.put(key, properties.getProperty(key)));
        return messages;
    }
}
