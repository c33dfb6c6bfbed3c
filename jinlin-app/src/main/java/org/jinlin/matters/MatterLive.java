package org.jinlin.matters;

import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.context.SmartLifecycle;
import org.springframework.stereotype.Component;
import org.springframework.web.servlet.mvc.method.annotation.SseEmitter;

/// Tells open desks that something changed: the numbers of the matters and of their last moves, nothing else; and the open
/// page of a matter that there is something new. One thread
/// reads the log of each tenant that has listeners, once a second for all of them; nobody's listening costs the database
/// anything, and no slow listener keeps another waiting.
@Component
class MatterLive implements SmartLifecycle {

    private static final Logger LOG = LoggerFactory.getLogger(MatterLive.class);
    /// A browser has six connections to a server; a person's desks may not take them all.
    private static final int MOST_OF_A_PERSON = 3;
    /// Pages of residents that this server keeps open: beyond them connections would run out for everybody else.
    private static final int MOST_WATCHING = 4000;
    /// Then the browser comes again, and its rights are looked at again.
    private static final Duration OPEN = Duration.ofMinutes(10);
    private static final int BEAT_TURNS = 15;

    private final LogReader log;
    private final Db db;
    private final MatterPresence presence;
    private final Map<Integer, Tenant> tenants = new ConcurrentHashMap<>();
    private @Nullable ScheduledExecutorService clockwork;
    private int turns;

    MatterLive(LogReader log, Db db, MatterPresence presence) {
        this.log = log;
        this.db = db;
        this.presence = presence;
    }

    /// The listeners of a tenant, and up to where its log was read for them.
    private static final class Tenant {
        private final List<MatterLiveListener> listeners = new CopyOnWriteArrayList<>();
        private long position = -1;
    }

    /// Opens somebody's ear at a desk.
    ///
    /// @param units  where the person answers for something
    /// @param number the matter that is open before the person
    SseEmitter open(Actor actor, Set<Long> units, @Nullable String number) {
        return greeted(add(actor, units, number, null));
    }

    /// Opens the ear of somebody who follows one matter on its page; empty while too many do.
    Optional<SseEmitter> open(Actor actor, MatterLiveWatch watch) {
        long watching = tenants.values().stream().flatMap(tenant -> tenant.listeners.stream()).filter(MatterLiveListener::isWatching).count();
        return watching >= MOST_WATCHING ? Optional.empty() : Optional.of(greeted(add(actor, Set.of(), null, watch)));
    }

    private static SseEmitter greeted(MatterLiveListener listener) {
        listener.greets();
        return listener.emitter();
    }

    /// Of more than a few the one that was opened first is told that it hears nothing more: a browser that has left a page is
    /// noticed late, so the newest is the one that somebody looks at.
    private synchronized MatterLiveListener add(Actor actor, Set<Long> units, @Nullable String number, @Nullable MatterLiveWatch watch) {
        Tenant tenant = tenants.computeIfAbsent(actor.district(), none -> new Tenant());
        List<MatterLiveListener> own = tenant.listeners.stream().filter(other -> other.isOf(actor)).toList();
        own.stream().limit(Math.max(0, own.size() + 1 - MOST_OF_A_PERSON)).forEach(MatterLiveListener::leaves);
        if (tenant.position < 0) {
            tenant.position = log.end(actor.district());
        }
        var listener = new MatterLiveListener(new SseEmitter(OPEN.toMillis()), actor, units, number, watch, tenant.listeners::remove);
        tenant.listeners.add(listener);
        return listener;
    }

    /// Somebody came to a matter: whoever has it open too is told to look who.
    void comes(Actor actor, String number) {
        Tenant tenant = tenants.get(actor.district());
        if (tenant != null) {
            tenant.listeners.stream().filter(listener -> !listener.isOf(actor) && number.equals(listener.number())).forEach(MatterLiveListener::hears);
        }
    }

    /// Reads on in every log that somebody listens to.
    void turn() {
        boolean beats = ++turns % BEAT_TURNS == 0;
        tenants.forEach((district, tenant) -> {
            try {
                if (!tenant.listeners.isEmpty()) {
                    read(district, tenant);
                } else {
                    forget(district);
                }
                if (beats) {
                    tenant.listeners.forEach(this::beat);
                }
            } catch (RuntimeException e) {
                LOG.warn("live desks of district {} hear of nothing: {}", district, e.toString());
            }
        });
    }

    /// Nobody listens any more: who comes next begins at the end of the log.
    private synchronized void forget(int district) {
        tenants.computeIfPresent(district, (same, tenant) -> tenant.listeners.isEmpty() ? null : tenant);
    }

    private void read(int district, Tenant tenant) {
        List<LogReader.Entry> entries = log.after(district, tenant.position, LogReader.MOST);
        if (entries.isEmpty()) {
            return;
        }
        tenant.position = entries.getLast().position();
        List<Long> ids = entries.stream().map(entry -> entry.about().matterId()).distinct().toList();
        Map<Long, Matter> matters = db.read(Scope.service(district, Scope.Kind.READER), sql -> new SearchStore(sql, district).matters(ids)).stream()
                .collect(Collectors.toMap(Matter::id, Function.identity()));
        tenant.listeners.forEach(listener -> listener.hears(entries, matters));
    }

    private void beat(MatterLiveListener listener) {
        if (listener.number() != null) {
            presence.stays(listener.actor(), listener.number());
        }
        listener.beats();
    }

    @Override
    public synchronized void start() {
        clockwork = Executors.newSingleThreadScheduledExecutor(Thread.ofVirtual().name("live").factory());
        clockwork.scheduleWithFixedDelay(this::turn, 1, 1, TimeUnit.SECONDS);
    }

    /// Before the web server waits for open requests to end: these would not.
    @Override
    public synchronized void stop() {
        if (clockwork != null) {
            clockwork.shutdownNow();
            clockwork = null;
        }
        tenants.values().forEach(tenant -> tenant.listeners.forEach(MatterLiveListener::ends));
        tenants.clear();
    }

    @Override
    public synchronized boolean isRunning() {
        return clockwork != null;
    }
}
