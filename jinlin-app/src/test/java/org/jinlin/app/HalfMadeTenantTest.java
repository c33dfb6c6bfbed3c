package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.jinlin.org.Tenant;
import org.jinlin.org.Unit;
import org.jinlin.playbook.PlaybookVersions;
import org.jinlin.playbook.Playbooks;
import org.junit.jupiter.api.Test;

/// While a world is being made, a visitor does not see the tenant that is not whole yet.
class HalfMadeTenantTest {

    private static final int DISTRICT = 98_765;
    private static final String CODE = "half-made";
    private static final LocalDate SINCE = LocalDate.of(2020, 1, 1);

    @Test
    void aTenantIsThereForVisitorsOnceAPlaybookIsBound() {
        TestServer server = TestServer.get();
        server.world("base");
        var orgs = server.bean(Orgs.class);
        long root = 98_765_000_001L;
        orgs.createTenant(new Tenant(DISTRICT, CODE, "半成区", ZoneId.of("Asia/Shanghai"), root), new Unit(root, "district", "半成区", null), SINCE, List.of(), List.of());
        var visitor = new PageClient(server.address());

        assertThat(visitor.get("/").status()).isEqualTo(200);
        assertThat(visitor.get("/r/new").text()).doesNotContain("半成区");
        assertThat(visitor.get("/near").text()).doesNotContain("半成区");
        assertThat(visitor.get("/r/new?district=" + CODE).status()).isLessThan(500);
        assertThat(visitor.get("/near?district=" + CODE).status()).isLessThan(500);

        var clock = server.bean(JinlinClock.class);
        var version = server.bean(PlaybookVersions.class).publish(Playbooks.load("base"), clock.now(), 0);
        orgs.bind(DISTRICT, root, new Binding(version.code(), version.version()), SINCE.atStartOfDay(ZoneId.of("Asia/Shanghai")).toInstant());

        assertThat(visitor.get("/r/new").text()).contains("半成区");
        assertThat(visitor.get("/near?district=" + CODE).status()).isEqualTo(200);
    }
}
