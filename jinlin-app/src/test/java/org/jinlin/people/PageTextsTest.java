package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneId;
import java.util.List;
import java.util.Locale;
import org.jinlin.kit.Refusal;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.context.NoSuchMessageException;
import org.springframework.context.support.ResourceBundleMessageSource;

class PageTextsTest {

    private static final Instant NOW = Instant.parse("2026-11-20T06:40:00Z");

    private static PageTexts texts(Locale language) {
        var messages = new ResourceBundleMessageSource();
        messages.setBasename("messages");
        messages.setDefaultEncoding(StandardCharsets.UTF_8.name());
        messages.setFallbackToSystemLocale(false);
        return new PageTexts(messages, language, ZoneId.of("Asia/Shanghai"), NOW);
    }

    @Test
    void timesAreReadInTheZoneOfTheTenant() {
        assertThat(texts(Locale.CHINESE).when(NOW)).isEqualTo("11 月 20 日 14:40");
        assertThat(texts(Locale.ENGLISH).when(NOW)).isEqualTo("20 Nov 14:40");
    }

    @Test
    void anotherYearIsNamed() {
        assertThat(texts(Locale.CHINESE).when(Instant.parse("2026-12-31T16:00:00Z"))).isEqualTo("2027 年 1 月 1 日 00:00");
        assertThat(texts(Locale.ENGLISH).when(Instant.parse("2025-03-01T04:00:00Z"))).isEqualTo("1 Mar 2025 12:00");
    }

    @ParameterizedTest
    @CsvSource({"PT0S,1 分", "PT1S,1 分", "PT59S,1 分", "PT60S,1 分", "PT61S,2 分", "PT26M,26 分", "PT1H,1 小时", "PT3H12M,3 小时 12 分", "PT24H,1 天", "PT25H30M,1 天 1 小时",
        "PT59M59S,1 小时", "P400D,400 天", "P1200D,1200 天"})
    void spansHaveTwoPartsAndAreNeverZero(String span, String text) {
        assertThat(texts(Locale.CHINESE).span(Duration.parse(span))).isEqualTo(text);
    }

    @Test
    void aMissingTextIsOurFault() {
        assertThatThrownBy(() -> texts(Locale.CHINESE).get("no.such.key")).isInstanceOf(NoSuchMessageException.class);
        assertThat(texts(Locale.CHINESE).find("no.such.key")).isEmpty();
    }

    @Test
    void sentencesTakeWhatTheyAreGiven() {
        assertThat(texts(Locale.CHINESE).sentence(Refusal.of("FIELD_MISSING"), List.of("{0} <b>"))).isEqualTo("还缺 {0} <b>。补上再提交。");
    }

    @Test
    void wordsOfDangerAreAList() {
        assertThat(texts(Locale.CHINESE).list("danger.words")).contains("被困", "着火", "煤气", "昏迷", "轻生").doesNotContain("");
    }

    @Test
    void queriesKeepAllButTheChoicesOfLanguageAndPrint() {
        List<String> choices = List.of("lang", "elder");
        assertThat(PageFrame.without("a=1&lang=en&b=2&elder=1&language=x&lang", choices)).isEqualTo("a=1&b=2&language=x");
        assertThat(PageFrame.without(null, choices)).isEmpty();
        assertThat(PageFrame.without("lang=en", choices)).isEmpty();
    }
}
