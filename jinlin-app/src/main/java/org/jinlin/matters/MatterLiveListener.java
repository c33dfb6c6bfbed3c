package org.jinlin.matters;

import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// One open desk. What is to be said gathers until the connection takes it, on a thread of its own: a browser that does not
/// read keeps nobody waiting and costs no more than one line a matter. Or one open page of a matter that somebody follows.
final class MatterLiveListener {

    private static final long RETRY_MILLIS = 3000;

    private final SseEmitter emitter;
    private final Actor actor;
    private final Set<Long> units;
    private final @Nullable String number;
    private final @Nullable MatterLiveWatch watch;
    private final Consumer<MatterLiveListener> gone;
    private final Map<String, Integer> changed = new TreeMap<>();
    private @Nullable Integer version;
    private boolean stirred;
    private boolean somebodyCame;
    private boolean beats;
    private boolean leaves;
    private boolean speaking = true;   // until it has greeted nobody else begins
    private boolean ended;

    /// @param gone told when the connection has ended
    MatterLiveListener(SseEmitter emitter, Actor actor, Set<Long> units, @Nullable String number, @Nullable MatterLiveWatch watch, Consumer<MatterLiveListener> gone) {
        this.emitter = emitter;
        this.actor = actor;
        this.units = Set.copyOf(units);
        this.number = number;
        this.watch = watch;
        this.gone = gone;
        emitter.onCompletion(() -> gone.accept(this));
        emitter.onError(failure -> gone.accept(this));
        emitter.onTimeout(() -> {
            gone.accept(this);
            emitter.complete();
        });
    }

    SseEmitter emitter() {
        return emitter;
    }

    Actor actor() {
        return actor;
    }

    @Nullable String number() {
        return number;
    }

    boolean isOf(Actor other) {
        return actor.personId() == other.personId() && actor.district() == other.district();
    }

    /// Whether a move is on one of the person's lists: on or below the units, taken on by the person, or given away from there.
    private boolean concerns(Matter matter, LogReader.Entry entry) {
        boolean closed = matter.state().isOwnUnits() && !units.contains(matter.state().ownUnitId());
        boolean below = !closed && matter.state().chain().stream().anyMatch(units::contains);
        boolean taken = matter.state().takerId() != null && matter.state().takerId() == actor.personId();
        return below || taken || !closed && entry.unitId() != null && units.contains(entry.unitId());
    }

    boolean isWatching() {
        return watch != null;
    }

    /// Whoever follows a matter is told its version too: what happened while nobody listened is then looked for at once.
    /// The first words of all, and said on the thread of the request, so that the head of the answer has left before another
    /// thread may write: both at the head at once can end the connection, or a later one, with nothing in it
    /// (spring-security issue 15510).
    void greets() {
        Integer now = watch == null ? null : watch.version().getAsInt();
        synchronized (this) {
            beats = true;
            version = now;
        }
        speak();
    }

    /// Hears what changed, as far as it is for the person.
    void hears(List<LogReader.Entry> entries, Map<Long, Matter> matters) {
        if (watch == null) {
            changed(entries.stream().filter(entry -> matters.containsKey(entry.about().matterId()) && concerns(matters.get(entry.about().matterId()), entry))
                    .collect(Collectors.toMap(entry -> entry.about().number(), LogReader.Entry::seq, Math::max)));
        } else if (entries.stream().anyMatch(watch::isStirredBy)) {
            say(() -> stirred = true);
        }
    }

    void beats() {
        say(() -> beats = true);
    }

    void hears() {
        say(() -> somebodyCame = true);
    }

    /// The person listens elsewhere now; the browser is told not to come again by itself.
    void leaves() {
        gone.accept(this);
        say(() -> leaves = true);
    }

    /// @param versions the numbers of matters, and of the last move of each
    private void changed(Map<String, Integer> versions) {
        if (!versions.isEmpty()) {
            say(() -> versions.forEach((which, version) -> changed.merge(which, version, Math::max)));
        }
    }

    void ends() {
        emitter.complete();
    }

    private synchronized void say(Runnable what) {
        what.run();
        if (!speaking && !ended) {
            speaking = true;
            Thread.ofVirtual().start(this::speak);
        }
    }

    private void speak() {
        try {
            for (SseEmitter.SseEventBuilder event = next(); event != null; event = next()) {
                emitter.send(event);
            }
            if (isLeaving()) {
                emitter.complete();
            }
        } catch (IOException | IllegalStateException e) {
            // the browser has gone; its connection is told of as ended
            silence();
            emitter.complete();
        }
    }

    private synchronized boolean isLeaving() {
        return ended && leaves;
    }

    private synchronized void silence() {
        ended = true;
    }

    private synchronized SseEmitter.@Nullable SseEventBuilder next() {
        SseEmitter.SseEventBuilder event = SseEmitter.event();
        if (beats) {
            beats = false;
            return event.reconnectTime(RETRY_MILLIS).comment("");
        }
        if (version != null) {
            event.name("at").data(version.toString());
            version = null;
            return event;
        }
        if (stirred) {
            stirred = false;
            return event.name("stirred").data("{}");
        }
        if (somebodyCame) {
            somebodyCame = false;
            return event.name("here").data("{}");
        }
        if (!changed.isEmpty()) {
            String versions = changed.entrySet().stream().map(one -> "\"" + one.getKey() + "\":" + one.getValue()).collect(Collectors.joining(",", "{", "}"));
            changed.clear();
            return event.name("changed").data(versions);
        }
        if (leaves && !ended) {
            ended = true;
            return event.name("elsewhere").data("{}");
        }
        speaking = false;
        return null;
    }
}
