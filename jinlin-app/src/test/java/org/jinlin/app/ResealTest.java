package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.DataCipher;
import org.jinlin.kit.KeyRotation;
import org.jinlin.kit.KeyState;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.Scope;
import org.jinlin.org.Orgs;
import org.jinlin.proof.TestPostgres;
import org.junit.jupiter.api.Test;

/// A change of keys under the server that all tests share: nobody notices it.
class ResealTest {

    private static final TestServer SERVER = TestServer.get();
    private static final String NAME = "换钥匙样本";
    private static final String PHONE = "13922220001";

    private final TestWorld world = SERVER.world("base");
    private final Reseal reseal = SERVER.bean(Reseal.class);
    private final KeyRotation rotation = new KeyRotation(BackupFile.keys(TestPostgres.data()));

    private String reported() {
        var answer = TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(),
                "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "路灯不亮"), "asker", Map.of("name", NAME, "phone", PHONE)));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().at("/matter/number").asString();
    }

    private String revealed(String number) {
        return world.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "回电")).body();
    }

    private void settle() {
        SERVER.bean(Orgs.class).tenants().forEach(tenant -> reseal.run(tenant.district()));
    }

    @Test
    void keysChangeWhileEverybodyWorksAndOldOnesGoWhenNothingIsLeft() throws SQLException {
        String before = reported();
        long fields = reseal.count(world.district()).sealed();
        assertThat(fields).isGreaterThan(10);

        rotation.rotate("SM4", Instant.parse("2026-11-20T01:00:00Z"));
        assertThat(revealed(before)).contains(NAME, PHONE);
        assertThat(rotation.retire(Instant.parse("2026-11-20T01:00:01Z"))).isFalse();
        Keyring keyring = SERVER.bean(Keyring.class);
        keyring.open(Keyring.loadOrCreate(BackupFile.keys(TestPostgres.data())).seal("x", "x"), "x"); // meets the new key, as any request does within a second
        String between = reported();
        var count = reseal.count(world.district());
        assertThat(count.left()).isBetween(fields - 1, count.sealed() - 2);

        assertThat(reseal.run(world.district())).isEqualTo((int) count.left());
        assertThat(reseal.count(world.district())).isEqualTo(new Reseal.Count(count.sealed(), 0));
        assertThat(reseal.run(world.district())).as("nothing is left to do").isZero();
        assertThat(revealed(before)).contains(NAME, PHONE);
        assertThat(revealed(between)).contains(NAME, PHONE);
        assertThat(heads()).containsOnly(2);

        rotation.rotate("AES", Instant.parse("2026-11-20T02:00:00Z"));
        settle();
        assertThat(rotation.retire(Instant.parse("2026-11-20T03:00:00Z"))).isTrue();
        assertThat(Keyring.loadOrCreate(BackupFile.keys(TestPostgres.data())).states()).singleElement().extracting(KeyState::cipher).isEqualTo(DataCipher.AES);
        assertThat(revealed(before)).contains(NAME, PHONE);
        assertThat(heads()).containsOnly(1);
    }

    /// The first byte of every sealed field of a person of this district: which cipher sealed it.
    private List<Integer> heads() throws SQLException {
        try (var owner = SERVER.database().asSuperuser(); var statement = owner.createStatement();
                var rows = statement.executeQuery("select distinct get_byte(name, 0) from people.person where district_id = " + world.district())) {
            var heads = new java.util.ArrayList<Integer>();
            while (rows.next()) {
                heads.add(rows.getInt(1));
            }
            return heads;
        }
    }

    @Test
    void aFieldThatSomebodyChangedMeanwhileIsLeftAlone() {
        var column = SealedColumns.all().stream().filter(each -> each.path().equals("people.person.name")).findFirst().orElseThrow();
        var store = new ResealStore();
        boolean replaced = SERVER.bean(Db.class).write(Scope.service(world.district(), Scope.Kind.SETUP), sql -> {
            var row = store.rows(sql, column, world.district(), List.of(), 1).getFirst();
            return store.replace(sql, column, world.district(), new ResealStore.Row(row.key(), new byte[] {1, 2, 3}), new byte[] {4});
        });

        assertThat(replaced).isFalse();
    }
}
