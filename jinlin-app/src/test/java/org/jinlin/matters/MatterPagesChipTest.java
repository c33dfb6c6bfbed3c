package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.Locale;
import org.jinlin.kit.Refusal;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.support.ResourceBundleMessageSource;

class MatterPagesChipTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");
    private static final PageTexts TEXTS = texts();

    private static PageTexts texts() {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new PageTexts(messages, Locale.CHINESE, ZoneId.of("Asia/Shanghai"), NOW);
    }

    private static MatterPagesChip chip(String state, Duration left, MatterView.@Nullable Named shown, @Nullable Duration endedAfterDue) {
        Instant due = NOW.plus(left);
        return MatterPagesChip.of(new MatterView.Clock("answer", "回应时限", state, NOW.minusSeconds(60), due, null, endedAfterDue == null ? null : due.plus(endedAfterDue), true, shown,
                new MatterView.Place("1", "花园社区")), TEXTS);
    }

    @ParameterizedTest
    @CsvSource({"blue,1,PT1H,false", "yellow,2,PT1H,false", "orange,3,PT26M,false", "orange,3,PT4M,true", "red,4,PT-1M,true", "red,4,PT5M,false"})
    void aColourHasItsBarsAndItsNameAndIsStrongWhenNearlyOver(String grade, int level, String left, boolean solid) {
        var chip = chip("running", Duration.parse(left), new MatterView.Named(grade, "颜色"), null);
        assertThat(chip.level()).isEqualTo(level);
        assertThat(chip.solid()).isEqualTo(solid);
        assertThat(chip.text()).startsWith("颜色 · ").containsAnyOf("剩", "晚了");
    }

    @Test
    void withoutAColourOnlyTheTimeIsSaid() {
        var chip = chip("running", Duration.ofMinutes(26), null, null);
        assertThat(chip.text()).isEqualTo("剩 26 分");
        assertThat(chip.style()).isEqualTo("lv");
    }

    @Test
    void overdueIsNeverShownAsCalm() {
        var chip = chip("running", Duration.ofMinutes(-12), null, null);
        assertThat(chip.text()).isEqualTo("晚了 12 分");
        assertThat(chip.style()).isEqualTo("lv lv4 solid");
    }

    @Test
    void keptAndBrokenPromisesAreTold() {
        assertThat(chip("met", Duration.ofHours(1), null, Duration.ofMinutes(-30)).text()).isEqualTo("按时");
        assertThat(chip("missed", Duration.ofHours(-2), null, Duration.ofMinutes(45)).text()).isEqualTo("晚了 45 分");
        assertThat(chip("paused", Duration.ofHours(1), null, null).text()).isEqualTo("暂停计时");
    }

    @Test
    void refusalsNameFieldsAndTimesAsPeopleReadThem() {
        var sentences = new MatterPagesSentences(TEXTS).know("until", "延至").know("text", "内容").know("photos", "照片");
        assertThat(sentences.sentence(Refusal.of("TIME_TOO_EARLY", "until", "2026-11-20T06:00:00Z"))).isEqualTo("延至 要晚于 11 月 20 日 14:00。");
        assertThat(sentences.sentence(Refusal.of("FIELD_ONE_OF", "text, photos"))).isEqualTo("请至少填一项：内容、照片。");
        var wrong = sentences.put(Refusal.of("FIELD_ONE_OF", "text, photos"), MatterPagesTyped.blank());
        assertThat(wrong.errors()).containsOnlyKeys("text");
        assertThat(sentences.put(Refusal.of("NOT_YOURS", "accept"), MatterPagesTyped.blank()).error()).contains("别人负责");
    }
}
