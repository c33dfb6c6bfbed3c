package org.jinlin.app;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.function.IntConsumer;
import org.jinlin.insight.Facts;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.matters.DayRoots;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.Numberer;
import org.jinlin.matters.Retention;
import org.jinlin.matters.SearchReader;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.Accounts;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The recurring jobs, each for every tenant and each on one server at a time. Tests and replays switch them off and turn the
/// wheels themselves.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "jinlin.jobs", havingValue = "true")
class Jobs {

    @Bean
    RecurringTask<Void> wakeClocks(Orgs orgs, DueScan dues) {
        return every("wake-clocks", Duration.ofSeconds(1), orgs, dues::run);
    }

    @Bean
    RecurringTask<Void> numberLog(Orgs orgs, Numberer numberer) {
        return every("number-log", Duration.ofSeconds(1), orgs, numberer::run);
    }

    @Bean
    RecurringTask<Void> readFacts(Orgs orgs, Facts facts, Meters meters) {
        return every("read-facts", Duration.ofSeconds(1), orgs, district -> facts.run(district, meters::count));
    }

    @Bean
    RecurringTask<Void> readForSearch(Orgs orgs, SearchReader search) {
        return every("read-for-search", Duration.ofSeconds(1), orgs, search::run);
    }

    @Bean
    RecurringTask<Void> openCalendar(Orgs orgs, CalendarOpener calendar) {
        return every("open-calendar", Duration.ofMinutes(1), orgs, calendar::run);
    }

    @Bean
    RecurringTask<Void> closeDays(Orgs orgs, DayRoots roots) {
        return every("close-days", Duration.ofHours(1), orgs, roots::run);
    }

    @Bean
    RecurringTask<Void> dropWhatIsOver(Orgs orgs, Retention retention) {
        return every("drop-what-is-over", Duration.ofHours(24), orgs, retention::run);
    }

    @Bean
    RecurringTask<Void> dropSessions(Accounts accounts) {
        return Tasks.recurring("drop-sessions", FixedDelay.of(Duration.ofHours(24))).execute((instance, context) -> accounts.deleteExpired());
    }

    private static RecurringTask<Void> every(String name, Duration delay, Orgs orgs, IntConsumer job) {
        return Tasks.recurring(name, FixedDelay.of(delay)).execute((instance, context) -> forEach(orgs.tenants().stream().map(Tenant::district).toList(), job));
    }

    /// A tenant whose job fails keeps no other tenant waiting; the failure is told at the end.
    static void forEach(List<Integer> districts, IntConsumer job) {
        RuntimeException failure = null;
        for (int district : districts) {
            try {
                job.accept(district);
            } catch (RuntimeException e) {
                if (failure == null) {
                    failure = new IllegalStateException("failed in district " + district, e);
                } else {
                    failure.addSuppressed(e);
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
