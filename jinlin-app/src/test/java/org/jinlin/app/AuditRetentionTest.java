package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import org.jinlin.kit.JinlinClock;
import org.jinlin.people.AuditCheck;
import org.jinlin.people.AuditDays;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The nightly job removes what is past its time from the audit, and from a chain that holds only.
class AuditRetentionTest {

    private static final TestServer SERVER = TestServer.get();

    private AuditWorld audit;
    private int district;

    @BeforeEach
    void somebodySignedInThirteenMonthsAgo() {
        SERVER.rewind();
        audit = new AuditWorld("base");
        district = audit.world.district();
        PageClient.signedIn(audit.world, "clerk");
        audit.chain();
    }

    private void later(int months) {
        SERVER.bean(JinlinClock.class).advance(Duration.ofDays(30L * months + 15));
        while (SERVER.bean(AuditDays.class).run(district) > 0) {
            audit.chain();
        }
    }

    private int run() {
        return SERVER.bean(AuditRetention.class).run(district);
    }

    @Test
    void whatIsOlderThanAYearGoesOnceAndTheChainStillHolds() {
        int before = audit.count();
        later(11);
        assertThat(run()).as("not yet").isZero();
        later(1);
        assertThat(run()).isEqualTo(before);
        assertThat(audit.since(0)).containsExactly("audit_trimmed 0 none 0");
        assertThat(run()).as("again").isZero();
        PageClient.signedIn(audit.world, "clerk");
        audit.chain();
        assertThat(SERVER.bean(AuditCheck.class).check(district).faults()).isEmpty();
    }

    @Test
    void aChainThatDoesNotHoldStaysWhole() {
        DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES).execute("update people.audit set amount = 7 where district_id = ?", district);
        int before = audit.count();
        later(13);
        assertThat(run()).isZero();
        assertThat(audit.count()).isEqualTo(before);
    }

    @ParameterizedTest
    @ValueSource(ints = {5, 0, -1})
    void lessThanTheLawDoesNotStart(int months) {
        assertThatThrownBy(() -> new AuditRetention(SERVER.bean(DatabaseSetup.Prepared.class), SERVER.bean(AuditCheck.class), SERVER.bean(JinlinClock.class), months))
                .isInstanceOf(StartProblem.class).hasMessageContaining("keep-months");
    }
}
