package org.jinlin.matters;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.jinlin.people.Actor;
import org.jinlin.people.PageTexts;
import org.jinlin.playbook.ClockRule;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.stereotype.Component;

/// What is promised to whoever reports, and how it was kept: the playbook's words and the real average of the last thirty
/// days, never a number that nobody measured.
@Component
public class MatterPagesPromise {

    private static final String REQUEST = "request";
    private static final Duration LOOKED_BACK = Duration.ofDays(30);
    /// Of fewer no average is told.
    private static final int FEWEST = 10;
    private static final int PROMISES_READ = 40_000;
    private static final Duration KEPT = Duration.ofMinutes(10);

    private final Db db;
    private final Desk desk;
    private final HomeTenant home;
    private final boolean keeps;
    private final Map<Integer, Counted> counted = new ConcurrentHashMap<>();

    MatterPagesPromise(Db db, Desk desk, HomeTenant home, @Value("${jinlin.rates-kept}") Duration ratesKept) {
        this.db = db;
        this.desk = desk;
        this.home = home;
        this.keeps = ratesKept.isPositive();
    }

    private record Counted(Instant at, Optional<Duration> average) {}

    /// @param answer  by when somebody answers; absent where the playbook promises nothing
    /// @param arrive  by when somebody comes who has to
    /// @param average how long answers took, really
    public record Promise(@Nullable String answer, @Nullable String arrive, @Nullable String average) {}

    /// Of the reader's home, else of the only tenant there is.
    @Nullable Promise at(Optional<Actor> actor, Optional<MatterPagesPlaces.Place> place, PageTexts texts) {
        Optional<Integer> district = actor.map(Actor::district).or(() -> home.of(null).map(tenant -> Optional.of(tenant.district())).orElse(refusal -> Optional.empty()));
        return district.map(known -> of(known, place.map(MatterPagesPlaces.Place::unit).orElseGet(() -> desk.tree(known).root().id()), texts)).orElse(null);
    }

    private Promise of(int district, long unit, PageTexts texts) {
        Playbook playbook = desk.playbookAt(district, unit);
        return new Promise(span(playbook, "answer", texts), span(playbook, "arrive", texts), average(district).map(texts::span).orElse(null));
    }

    private static @Nullable String span(Playbook playbook, String clock, PageTexts texts) {
        return Optional.ofNullable(playbook.kinds().get(REQUEST)).map(kind -> kind.clocks().get(clock))
                .map(rule -> rule.within() instanceof ClockRule.Within.For(var span) ? texts.span(span.elapsed()) : null).orElse(null);
    }

    /// An average is read again after ten minutes.
    private Optional<Duration> average(int district) {
        Instant now = desk.now();
        Counted known = counted.get(district);
        if (keeps && known != null && Duration.between(known.at(), now).abs().compareTo(KEPT) < 0) {
            return known.average();
        }
        List<Duration> answers = db.read(Scope.service(district, Scope.Kind.REPORT), sql -> new NearStore(sql, district).answers(now.minus(LOOKED_BACK), PROMISES_READ));
        Optional<Duration> average = answers.size() < FEWEST ? Optional.empty()
                : Optional.of(Duration.ofSeconds((long) answers.stream().mapToLong(Duration::toSeconds).average().orElseThrow()));
        counted.put(district, new Counted(now, average));
        return average;
    }
}
