package org.jinlin.app;

import com.github.kagkarlsson.scheduler.task.helper.RecurringTask;
import com.github.kagkarlsson.scheduler.task.helper.Tasks;
import com.github.kagkarlsson.scheduler.task.schedule.FixedDelay;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executor;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.FutureTask;
import java.util.function.IntConsumer;
import org.jinlin.insight.Facts;
import org.jinlin.matters.CalendarOpener;
import org.jinlin.matters.DayRoots;
import org.jinlin.matters.DueScan;
import org.jinlin.matters.ElsewhereReader;
import org.jinlin.matters.Following;
import org.jinlin.matters.Keeping;
import org.jinlin.matters.Numberer;
import org.jinlin.matters.PersonErasures;
import org.jinlin.matters.Retention;
import org.jinlin.matters.Rosters;
import org.jinlin.matters.SearchReader;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.people.AccountHistory;
import org.jinlin.people.Accounts;
import org.jinlin.people.AuditChainer;
import org.jinlin.people.AuditDays;
import org.jinlin.people.Guardians;
import org.jinlin.people.SignInRemains;
import org.jinlin.points.Earnings;
import org.jinlin.points.Ledger;
import org.springframework.boot.autoconfigure.condition.ConditionalOnProperty;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// The recurring jobs, each for every tenant and each on one server at a time. Tests and replays switch them off and turn the
/// wheels themselves.
@Configuration(proxyBeanMethods = false)
@ConditionalOnProperty(name = "jinlin.jobs", havingValue = "true")
class Jobs {

    /// Clocks are promises: a flood of them in one tenant does not hold up the others. More at once would take what people's
    /// own requests need.
    private static final int TENANTS_AT_ONCE = 2;

    /// A type of its own: the web server takes any bean that is an executor for its own.
    record Wakers(ExecutorService threads) implements AutoCloseable {

        @Override
        public void close() {
            threads.shutdownNow();
        }
    }

    @Bean
    Wakers wakers() {
        return new Wakers(Executors.newFixedThreadPool(TENANTS_AT_ONCE, Thread.ofPlatform().name("waker-", 0).factory()));
    }

    @Bean
    RecurringTask<Void> wakeClocks(Orgs orgs, DueScan dues, Wakers wakers) {
        return Tasks.recurring("wake-clocks", FixedDelay.of(Duration.ofSeconds(1))).execute((instance, context) -> forEach(districts(orgs), dues::run, wakers.threads()));
    }

    @Bean
    RecurringTask<Void> numberLog(Orgs orgs, Numberer numberer) {
        return every("number-log", Duration.ofSeconds(1), orgs, numberer::run);
    }

    @Bean
    RecurringTask<Void> chainAudit(AuditChainer chainer) {
        return Tasks.recurring("chain-audit", FixedDelay.of(Duration.ofSeconds(1))).execute((instance, context) -> forEach(chainer.chains(), chainer::run, Runnable::run));
    }

    @Bean
    RecurringTask<Void> closeAuditDays(AuditChainer chainer, AuditDays days) {
        return Tasks.recurring("close-audit-days", FixedDelay.of(Duration.ofHours(1))).execute((instance, context) -> forEach(chainer.chains(), days::run, Runnable::run));
    }

    @Bean
    RecurringTask<Void> trimAudit(AuditChainer chainer, AuditRetention retention) {
        return Tasks.recurring("trim-audit", FixedDelay.of(Duration.ofHours(24))).execute((instance, context) -> forEach(chainer.chains(), retention::run, Runnable::run));
    }

    @Bean
    RecurringTask<Void> forgetAccountHistory(Orgs orgs, AccountHistory history) {
        return every("forget-account-history", Duration.ofHours(24), orgs, history::run);
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
    RecurringTask<Void> carryElsewhere(Orgs orgs, ElsewhereReader elsewhere) {
        return every("carry-elsewhere", Duration.ofSeconds(1), orgs, elsewhere::run);
    }

    @Bean
    RecurringTask<Void> bookPoints(Orgs orgs, Earnings earnings) {
        return every("book-points", Duration.ofSeconds(1), orgs, earnings::run);
    }

    @Bean
    RecurringTask<Void> expirePoints(Orgs orgs, Ledger ledger) {
        return every("expire-points", Duration.ofHours(1), orgs, ledger::expire);
    }

    @Bean
    RecurringTask<Void> openCalendar(Orgs orgs, CalendarOpener calendar) {
        // an emergency's rosters are to stand within a minute of the switch
        return every("open-calendar", Duration.ofSeconds(30), orgs, calendar::run);
    }

    @Bean
    RecurringTask<Void> followBoundaries(Orgs orgs, Following following) {
        return every("follow-boundaries", Duration.ofMinutes(1), orgs, following::run);
    }

    @Bean
    RecurringTask<Void> closeDays(Orgs orgs, DayRoots roots) {
        return every("close-days", Duration.ofHours(1), orgs, roots::run);
    }

    @Bean
    RecurringTask<Void> dropWhatIsOver(Orgs orgs, Retention retention) {
        return every("drop-what-is-over", Duration.ofHours(24), orgs, retention::run);
    }

    /// At night there is room for it, and who was promised an erasure waits a day at most.
    @Bean
    RecurringTask<Void> eraseWhatIsOver(Orgs orgs, Keeping keeping) {
        return every("erase-what-is-over", Duration.ofHours(24), orgs, keeping::run);
    }

    @Bean
    RecurringTask<Void> erasePersons(Orgs orgs, PersonErasures erasures, Guardians guardians) {
        return every("erase-persons", Duration.ofHours(1), orgs, district -> {
            guardians.grownUp(district);
            erasures.run(district);
        });
    }

    @Bean
    RecurringTask<Void> forgetRosters(Orgs orgs, Rosters rosters) {
        return every("forget-rosters", Duration.ofHours(1), orgs, rosters::run);
    }

    @Bean
    RecurringTask<Void> sealAnew(Orgs orgs, Reseal reseal) {
        return every("seal-anew", Duration.ofSeconds(10), orgs, reseal::run);
    }

    /// Of all tenants at once: sign-in names belong to none.
    @Bean
    RecurringTask<Void> indexAnew(Reindex reindex) {
        return Tasks.recurring("index-anew", FixedDelay.of(Duration.ofSeconds(10))).execute((instance, context) -> reindex.run());
    }

    @Bean
    RecurringTask<Void> dropSessions(Accounts accounts) {
        return Tasks.recurring("drop-sessions", FixedDelay.of(Duration.ofHours(24))).execute((instance, context) -> accounts.deleteExpired());
    }

    @Bean
    RecurringTask<Void> dropSignInRemains(SignInRemains remains) {
        return Tasks.recurring("drop-sign-in-remains", FixedDelay.of(Duration.ofHours(1))).execute((instance, context) -> remains.delete());
    }

    private static RecurringTask<Void> every(String name, Duration delay, Orgs orgs, IntConsumer job) {
        return Tasks.recurring(name, FixedDelay.of(delay)).execute((instance, context) -> forEach(districts(orgs), job, Runnable::run));
    }

    private static List<Integer> districts(Orgs orgs) {
        return orgs.tenants().stream().map(Tenant::district).toList();
    }

    /// A tenant whose job fails keeps no other tenant waiting; the failure is told at the end, when all are done.
    static void forEach(List<Integer> districts, IntConsumer job, Executor workers) {
        var runs = districts.stream().map(district -> new FutureTask<Void>(() -> job.accept(district), null)).toList();
        runs.forEach(workers::execute);
        RuntimeException failure = null;
        for (int i = 0; i < runs.size(); i++) {
            int district = districts.get(i);
            try {
                runs.get(i).get();
            } catch (InterruptedException e) {
                runs.forEach(run -> run.cancel(true));
                Thread.currentThread().interrupt();
                return;
            } catch (ExecutionException e) {
                if (failure == null) {
                    failure = new IllegalStateException("failed in district " + district, e.getCause());
                } else {
                    failure.addSuppressed(e.getCause());
                }
            }
        }
        if (failure != null) {
            throw failure;
        }
    }
}
