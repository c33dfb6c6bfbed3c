package org.jinlin.people;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// Slows guessing down without giving strangers a way to lock somebody out: what waits is a name together with the browser
/// in which its owner has signed in before, or else a name together with an address. Strangers who try a name from many
/// addresses, or many names from one, wait too, but never in the owner's own browser.
///
/// It is counted in the database: all servers know of it, and a restart forgets nothing. Names that nobody has are slowed
/// down like others.
@Component
final class SignInThrottle {

    private static final int FREE_TRIES = 5;
    /// A name tried by strangers from many addresses.
    private static final int FREE_TRIES_OF_STRANGERS = 30;

    private final Db db;
    private final ThrottleStore store;
    private final Seals seals;
    private final int freeTriesOfAnAddress;

    /// @param freeTriesOfAnAddress whatever names are tried from it: a whole office may stand behind one
    SignInThrottle(Db db, ThrottleStore store, Seals seals, @Value("${jinlin.sign-in.address-tries:100}") int freeTriesOfAnAddress) {
        this.db = db;
        this.store = store;
        this.seals = seals;
        this.freeTriesOfAnAddress = freeTriesOfAnAddress;
    }

    /// What a try counts against.
    ///
    /// @param own whether it is only of this name and this browser or address, and is forgotten when the owner comes in
    record Gauge(byte[] key, int free, boolean own) {}

    /// @param what  what is guessed at: a sign-in name, a code of an account
    /// @param known whether the owner has signed in with this browser before
    List<Gauge> gauges(String what, Browser browser, boolean known) {
        if (known) {
            return List.of(gauge("device", what + " " + browser.device(), FREE_TRIES, true));
        }
        return List.of(gauge("name and address", what + " " + browser.address(), FREE_TRIES, true), gauge("name", what, FREE_TRIES_OF_STRANGERS, false),
                gauge("address", browser.address(), freeTriesOfAnAddress, false));
    }

    private Gauge gauge(String kind, String text, int free, boolean own) {
        return new Gauge(seals.limitKey("sign in by " + kind, text), free, own);
    }

    /// Begins a try. It counts as failed until [#succeeded], so that many at once are not many free ones. When it has to
    /// wait, answers how long still and begins nothing.
    Optional<Duration> begin(List<Gauge> gauges, Instant now) {
        return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> {
            Map<String, ThrottleRules.Tries> held = store.hold(sql, gauges.stream().map(Gauge::key).toList(), now);
            held.replaceAll((key, tries) -> ThrottleRules.counted(tries, now));
            Optional<Duration> wait = held.values().stream().flatMap(tries -> ThrottleRules.wait(tries, now).stream()).max(Comparator.naturalOrder());
            if (wait.isEmpty()) {
                gauges.forEach(gauge -> store.keep(sql, gauge.key(), ThrottleRules.after(held.get(HexFormat.of().formatHex(gauge.key())), gauge.free(), now)));
            }
            return wait;
        });
    }

    /// The try that was begun was the owner's. What strangers did stays counted.
    void succeeded(List<Gauge> gauges, Instant now) {
        db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> {
            for (Gauge gauge : gauges) {
                if (gauge.own()) {
                    store.forget(sql, gauge.key());
                } else {
                    store.forgive(sql, gauge.key(), now);
                }
            }
            return gauges.size();
        });
    }

    int deleteForgotten(Instant now) {
        return db.write(Scope.service(0, Scope.Kind.SIGN_IN), sql -> store.deleteForgotten(sql, now.minus(ThrottleRules.FORGOTTEN)));
    }
}
