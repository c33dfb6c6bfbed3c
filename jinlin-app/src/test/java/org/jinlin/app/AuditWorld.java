package org.jinlin.app;

import java.util.List;
import java.util.Set;
import org.jinlin.people.Administrator;
import org.jinlin.people.Administrators;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditChainer;
import org.jinlin.proof.TestDatabase;
import org.jooq.DSLContext;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;

/// A tenant with an audit administrator, and what really lies in its audit.
final class AuditWorld {

    static final String AUDITOR = "resident-03";

    final TestWorld world;
    final PageClient auditor;

    AuditWorld(String playbook) {
        world = TestServer.get().world(playbook);
        TestServer.get().bean(Administrators.class).first(world.district(), world.person(AUDITOR), Administrator.AUDIT, "启用系统").orThrow();
        auditor = PageClient.signedIn(world, AUDITOR);
    }

    private static DSLContext raw() {
        TestDatabase database = TestServer.get().database();
        return DSL.using(database.superuserSource(), SQLDialect.POSTGRES);
    }

    /// Of whom, which, about what, in the order in which they were written: `look 12 person 34`.
    static List<String> entries(int district) {
        return raw().fetch("select act || case when refused then ' refused' else '' end || ' ' || actor_id || ' ' || subject_kind || ' ' || subject_id from people.audit where district_id = ? order by id", district)
                .map(row -> row.get(0, String.class));
    }

    /// What a deed left of some acts, refused or not.
    static List<String> left(int district, Set<AuditAct> acts, Runnable deed) {
        int before = entries(district).size();
        deed.run();
        return entries(district).stream().skip(before).filter(entry -> acts.stream().anyMatch(act -> entry.startsWith(act.code() + " "))).toList();
    }

    /// What was written since; the rest was there before.
    List<String> since(int before) {
        List<String> all = entries(world.district());
        return all.subList(before, all.size());
    }

    int count() {
        return entries(world.district()).size();
    }

    void add(int many, long actor) {
        raw().execute("insert into people.audit select ?, 1000 + n, timestamptz '2026-11-20 05:00:00Z' - n * interval '1 second', ?, null, null, 'export', 'none', 0, 1, false, 'console' from generate_series(1, ?) n", world.district(), actor, many);
    }

    void chain() {
        var chainer = TestServer.get().bean(AuditChainer.class);
        chainer.run(world.district());
        chainer.run(0);
    }
}
