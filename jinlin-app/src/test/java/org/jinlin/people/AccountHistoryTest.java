package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What happened to an account is forgotten when it is too old, and not before.
class AccountHistoryTest {

    private final PeopleWorld world = new PeopleWorld();

    private AccountHistory kept(int months) {
        return new AccountHistory(world.db, world.eventStore, world.orgs, world.clock, months);
    }

    private AccountStore.Claim account(int district, String login) {
        world.account(district, login);
        return world.accountStore.claim(login).orElseThrow();
    }

    private void happened(AccountStore.Claim account, Instant at) {
        world.db.write(Accounts.scope(account), sql -> {
            world.eventStore.add(sql, account, AccountEvent.Kind.FACTOR_SET, null, at);
            return account;
        });
    }

    private List<Instant> told(AccountStore.Claim account) {
        return world.db.read(Accounts.scope(account), sql -> world.eventStore.latest(sql, account, 50)).stream().map(AccountEvent::at).toList();
    }

    @Test
    void whatIsTooOldGoesAndTheRestStays() {
        var here = account(CHANGTAI, "history-here");
        var elsewhere = account(ZHAOAN, "history-elsewhere");
        Instant edge = NOON.atZone(world.orgs.tenant(CHANGTAI).zone()).minusMonths(12).toInstant();
        for (var account : List.of(here, elsewhere)) {
            happened(account, edge.minusMillis(1));
            happened(account, edge);
            happened(account, NOON.minus(Duration.ofDays(1)));
        }
        int audited = world.raw().fetchCount(DSL.table("people.audit"));
        assertThat(kept(13).run(CHANGTAI)).isZero();
        assertThat(kept(12).run(CHANGTAI)).isEqualTo(1);
        assertThat(kept(12).run(CHANGTAI)).isZero();
        assertThat(told(here)).containsExactly(NOON.minus(Duration.ofDays(1)), edge);
        assertThat(told(elsewhere)).as("another district").hasSize(3);
        assertThat(world.raw().fetchCount(DSL.table("people.audit"))).as("the audit has its own time").isEqualTo(audited);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 0, -12})
    void aHouseThatForgetsSoonerDoesNotStart(int months) {
        assertThatThrownBy(() -> kept(months)).isInstanceOf(IllegalArgumentException.class).hasMessageContaining("history-months");
    }
}
