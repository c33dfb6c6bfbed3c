package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.Objects;
import java.util.Properties;
import org.junit.jupiter.api.Test;

/// The sentences of refusals.
class MessagesTest {

    private static final Properties CHINESE = read("zh");
    private static final Properties ENGLISH = read("en");

    @Test
    void both_languages_know_the_same_sentences() {
        assertThat(CHINESE.stringPropertyNames()).isEqualTo(ENGLISH.stringPropertyNames());
    }

    @Test
    void every_refusal_is_one_sentence_with_an_end() {
        assertThat(ENGLISH.stringPropertyNames()).filteredOn(key -> key.startsWith("refusal."))
                .allSatisfy(key -> assertThat(ENGLISH.getProperty(key)).as(key).endsWith("."))
                .allSatisfy(key -> assertThat(CHINESE.getProperty(key)).as(key).endsWith("\u3002"));
    }

    private static Properties read(String language) {
        try (var in = Objects.requireNonNull(MessagesTest.class.getResourceAsStream("/messages_" + language + ".properties"));
                var reader = new InputStreamReader(in, StandardCharsets.UTF_8)) {
            var properties = new Properties();
            properties.load(reader);
            return properties;
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
