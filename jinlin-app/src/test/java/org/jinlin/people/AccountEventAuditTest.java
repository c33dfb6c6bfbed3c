package org.jinlin.people;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.people.PeopleDatabase.CHANGTAI;
import static org.jinlin.people.PeopleDatabase.NOON;
import static org.jinlin.people.PeopleDatabase.ZHAOAN;

import java.util.EnumSet;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.EnumSource.Mode;

/// What an account tells its owner it tells the audit too, in the same transaction.
public class AccountEventAuditTest {

    /// Every kind but a new browser; a changed password is tried with the code that administrators give, too.
    public static final Set<AuditAct> ACTS = EnumSet.allOf(AccountEvent.Kind.class).stream()
            .filter(kind -> kind != AccountEvent.Kind.NEW_DEVICE && kind != AccountEvent.Kind.PASSWORD_CHANGED).map(kind -> AuditAct.valueOf(kind.name())).collect(Collectors.toUnmodifiableSet());

    private static PeopleWorld world;

    private long owner;
    private AccountStore.Claim account = new AccountStore.Claim(CHANGTAI, 0);

    @BeforeAll
    static void start() {
        world = new PeopleWorld();
    }

    @BeforeEach
    void somebody() {
        String login = "owner" + world.ids.next();
        owner = world.account(CHANGTAI, login);
        account = world.accountStore.claim(login).orElseThrow();
    }

    private boolean told(AccountEvent.Kind kind, @Nullable Long by) {
        return world.db.write(Accounts.scope(account), sql -> {
            world.eventStore.add(sql, account, kind, by, NOON);
            return true;
        });
    }

    private List<String> entries() {
        return world.raw().fetch("select district_id || ' ' || act || case when refused then ' refused' else '' end || ' ' || actor_id || ' ' || amount from people.audit where subject_kind = 'person' and subject_id = ? order by id", owner)
                .map(row -> row.get(0, String.class));
    }

    private List<AccountEvent> forTheOwner() {
        return world.db.read(Accounts.scope(account), sql -> world.eventStore.latest(sql, account, 10));
    }

    @ParameterizedTest
    @EnumSource(value = AccountEvent.Kind.class, names = "NEW_DEVICE", mode = Mode.EXCLUDE)
    void whatTheOwnerDidIsTheOwners(AccountEvent.Kind kind) {
        told(kind, null);
        assertThat(entries()).containsExactly(CHANGTAI + " " + AuditAct.valueOf(kind.name()).code() + " " + owner + " 1");
        assertThat(forTheOwner()).containsExactly(new AccountEvent(NOON, kind, null));
    }

    @ParameterizedTest
    @EnumSource(value = AccountEvent.Kind.class, names = "NEW_DEVICE", mode = Mode.EXCLUDE)
    void whatSomebodyElseDidNamesThem(AccountEvent.Kind kind) {
        long helper = world.person(CHANGTAI, "Helper", null);
        told(kind, helper);
        assertThat(entries()).containsExactly(CHANGTAI + " " + AuditAct.valueOf(kind.name()).code() + " " + helper + " 1");
        assertThat(forTheOwner()).containsExactly(new AccountEvent(NOON, kind, helper));
    }

    @Test
    void aNewBrowserIsForTheOwnerAlone() {
        told(AccountEvent.Kind.NEW_DEVICE, null);
        assertThat(entries()).isEmpty();
        assertThat(forTheOwner()).hasSize(1);
    }

    @Test
    void whatIsTakenBackLeavesNeither() {
        try {
            world.db.write(Accounts.scope(account), sql -> {
                world.eventStore.add(sql, account, AccountEvent.Kind.FACTOR_SET, null, NOON);
                throw new IllegalStateException("power cut");
            });
        } catch (IllegalStateException cut) {
            assertThat(cut).hasMessage("power cut");
        }
        assertThat(entries()).isEmpty();
        assertThat(forTheOwner()).isEmpty();
    }

    @Test
    void anotherDistrictHasNoEntryOfIt() {
        told(AccountEvent.Kind.RECOVERED, null);
        assertThat(world.db.<Integer>read(AuditChainer.scope(ZHAOAN), sql -> sql.fetchCount(sql.selectFrom("people.audit")))).isZero();
    }
}
