package org.jinlin.matters;

import java.time.Instant;
import java.time.ZoneOffset;
import java.util.Locale;
import java.util.Map;
import org.jinlin.people.PageTexts;
import org.jspecify.annotations.Nullable;
import org.springframework.context.MessageSource;
import org.springframework.stereotype.Component;

/// Whether a report speaks of danger to life: then nobody is asked for a proof first, and nobody has to wait.
@Component
class DangerWords {

    private final PageTexts texts;

    DangerWords(MessageSource messages) {
        this.texts = new PageTexts(messages, Locale.CHINESE, ZoneOffset.UTC, Instant.EPOCH);
    }

    /// In any text that was written, in every language we speak.
    boolean in(@Nullable Map<String, Object> fields) {
        return fields != null && fields.values().stream().anyMatch(value -> value instanceof String text && MatterPagesScreen.isDanger(text, texts));
    }
}
