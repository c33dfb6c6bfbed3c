package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.Test;

class CountMemoryTest {

    private final AtomicInteger counts = new AtomicInteger();
    private final AtomicLong nanos = new AtomicLong(Long.MAX_VALUE);
    private final CountMemory<String, Integer> memory = new CountMemory<>(Duration.ofNanos(5), nanos::get);

    private int ask(String question) {
        return memory.of(question, counts::incrementAndGet);
    }

    @Test
    void whatIsForgottenIsCountedAnewAndNothingElse() {
        ask("ours");
        ask("theirs");
        memory.forget("ours");
        memory.forget("what nobody asked");
        assertThat(ask("theirs")).isEqualTo(2);
        assertThat(ask("ours")).isEqualTo(3);
        assertThat(ask("ours")).isEqualTo(3);
    }

    @Test
    void anAnswerIsGoodForItsTimeAndNotLonger() {
        assertThat(ask("ours")).isOne();
        nanos.addAndGet(4);
        assertThat(ask("ours")).isOne();
        nanos.addAndGet(1);
        assertThat(ask("ours")).isEqualTo(2);
        assertThat(memory.size()).isOne();
    }
}
