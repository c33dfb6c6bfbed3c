package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Set;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.jinlin.people.Actor;
import org.junit.jupiter.api.Test;
import org.springframework.http.MediaType;
import org.springframework.web.servlet.mvc.method.annotation.ResponseBodyEmitter;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Who speaks first on a line to an open desk: two threads at the head of one answer spoil it.
class MatterLiveListenerTest {

    private final List<String> said = new CopyOnWriteArrayList<>();
    private final List<Thread> speakers = new CopyOnWriteArrayList<>();
    private final CountDownLatch later = new CountDownLatch(3);

    private final MatterLiveListener listener = new MatterLiveListener(new SseEmitter() {
        @Override
        public void send(SseEventBuilder event) {
            said.add(event.build().stream().map(ResponseBodyEmitter.DataWithMediaType::getData).map(String::valueOf).collect(Collectors.joining()).strip());
            speakers.add(Thread.currentThread());
            later.countDown();
        }

        @Override
        public void send(Object object, MediaType type) {
            throw new AssertionError("not as an event");
        }
    }, Actor.engine(1), Set.of(), "1-1", null, gone -> { });

    @Test
    void nothingIsSaidBeforeTheGreeting() {
        listener.hears();
        listener.beats();
        assertThat(said).isEmpty();
        assertThat(speakers).isEmpty();
    }

    @Test
    void theGreetingIsSaidByWhoeverGreetsAndWhatWasHeardBeforeComesAfterIt() {
        listener.hears();
        listener.greets();
        assertThat(said).hasSize(2);
        assertThat(said.getFirst()).startsWith("retry:");
        assertThat(said.getLast()).contains("event:here");
        assertThat(speakers).containsOnly(Thread.currentThread());
    }

    @Test
    void afterTheGreetingNobodyWaitsForTheLine() throws InterruptedException {
        listener.hears();
        listener.greets();
        listener.hears();
        assertThat(later.await(30, TimeUnit.SECONDS)).as("said by a thread of its own").isTrue();
        assertThat(speakers.getLast()).isNotEqualTo(Thread.currentThread());
    }
}
