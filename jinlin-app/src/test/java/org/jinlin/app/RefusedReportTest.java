package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jinlin.kit.Db;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// A report that is refused leaves nobody behind: who asks is written down with the matter, or not at all.
class RefusedReportTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String GUEST = "/api/matters/guest?district=99" + WORLD.district();
    private static final String NEW = "/r/new";

    private static int persons() {
        return TestServer.get().bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.REPORT),
                db -> db.fetchSingle("select count(*) from people.person where district_id = ?", WORLD.district()).get(0, Integer.class));
    }

    private static Map<String, Object> report(Map<String, Object> asker, Map<String, Object> fields) {
        return Map.of("id", UUID.randomUUID().toString(), "channel", "phone", "place", Map.of("unit", WORLD.unit("1号楼")), "asker", asker, "fields", fields);
    }

    private static Map<String, Object> guestReport(Map<String, Object> asker, Map<String, Object> fields) {
        return Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", WORLD.unit("1号楼")), "asker", asker, "fields", fields);
    }

    @Test
    void aGuestIsWrittenDownWithTheMatterAndNotBefore() {
        int before = persons();
        var guest = TestClient.anonymous(WORLD.server().address());
        Map<String, Object> asker = Map.of("name", "演示路人", "phone", "10000009999");
        Bad.problem(guest.post(GUEST, guestReport(asker, Map.of())), "FIELD_ONE_OF");
        Bad.problem(guest.post(GUEST, guestReport(asker, Map.of("text", "长".repeat(5001)))), "TEXT_TOO_LONG");
        Bad.problem(guest.post(GUEST, guestReport(asker, Map.of("text", "门坏了", "photos", List.of("1")))), "FILE_UNKNOWN");
        Bad.problem(guest.post(GUEST, Map.of("kind", "order", "asker", asker, "fields", Map.of("text", "门坏了"))), "KIND_UNKNOWN");
        Bad.problem(guest.post(GUEST, Map.of("place", Map.of("unit", "nowhere"), "asker", asker, "fields", Map.of("text", "门坏了"))), "PLACE_UNKNOWN");
        assertThat(persons()).isEqualTo(before);

        assertThat(guest.post(GUEST, guestReport(asker, Map.of("text", "门坏了"))).status()).isEqualTo(200);
        assertThat(persons()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"10000008881", "no number", ""})
    void whomStaffReportForIsWrittenDownWithTheMatterAndNotBefore(String phone) {
        int before = persons();
        Map<String, Object> asker = phone.isEmpty() ? Map.of("name", "演示来电者") : Map.of("name", "演示来电者", "phone", phone);
        Bad.problem(WORLD.as("clerk").post("/api/matters", report(asker, Map.of())), "FIELD_ONE_OF");
        Bad.problem(WORLD.as("clerk").post("/api/matters", report(asker, Map.of("text", "来电", "photos", List.of("1")))), "FILE_UNKNOWN");
        Bad.problem(WORLD.as("resident-01").post("/api/matters", guestReport(asker, Map.of("text", "替人报"))), "ASKER_NOT_YOURS");
        assertThat(persons()).isEqualTo(before);

        assertThat(WORLD.as("clerk").post("/api/matters", report(asker, Map.of("text", "来电"))).status()).isEqualTo(200);
        assertThat(persons()).isEqualTo(before + 1);
    }

    @Test
    void aNameThatIsNoTextIsRefused() {
        int before = persons();
        String half = "{\"asker\": {\"name\": \"\\ud83d\"}, \"fields\": {\"text\": \"x\"}}";
        Bad.problem(WORLD.as("clerk").postJson("/api/matters", half), "TEXT_UNREADABLE");
        Bad.problem(TestClient.anonymous(WORLD.server().address()).postJson(GUEST, half), "TEXT_UNREADABLE");
        assertThat(persons()).isEqualTo(before);
    }

    @Test
    void aRefusedFormGivesBackNameAndPhoneToo() {
        int before = persons();
        var guest = new PageClient(WORLD.server().address());
        var refused = PageReportTest.whole(guest.get(NEW + "?district=" + WORLD.code())).set("f.text", "长".repeat(5001)).set("f.name", "演示过客").set("f.phone", "10000007777")
                .upload("f.photos", "x.jpg", PageReportTest.photo(64, 64)).send();

        assertThat(refused.status()).isEqualTo(422);
        var again = PageReportTest.whole(refused);
        assertThat(again.value("f.name")).isEqualTo("演示过客");
        assertThat(again.value("f.phone")).isEqualTo("10000007777");
        assertThat(again.value("f.photos")).as("the photo").isNotBlank();
        assertThat(persons()).isEqualTo(before);

        var receipt = again.set("f.text", "这次短了").set("f.place", WORLD.unit("1号楼")).set("f.name", "演示过客").set("f.phone", "10000007777").send();
        assertThat(receipt.status()).isEqualTo(303);
        assertThat(persons()).isEqualTo(before + 1);
        String number = receipt.location().replaceAll(".*/(\\d[^/]*)/done", "$1");
        assertThat(WORLD.as("clerk").matter(number).at("/asker/name").asString()).as("masked").startsWith("演");
        var check = guest.get(NEW + "?district=" + WORLD.code()).form(NEW).set("f.text", "又一件").set("go", "check").send();
        assertThat(check.form(NEW).html()).as("who is known is not asked again").contains("又一件").doesNotContain("f.name");
    }

    @Test
    void aGuestWhoIsKnownCannotBecomeSomebodyElse() {
        var opened = TestClient.anonymous(WORLD.server().address()).post(GUEST, guestReport(Map.of("name", "演示甲"), Map.of("text", "第一次")));
        var guest = TestClient.anonymous(WORLD.server().address())
                .with("Cookie", "jinlin_claim=" + opened.json().get("claim").asString() + "; jinlin_csrf=1").with("X-CSRF-Token", "1");
        int before = persons();
        Bad.problem(guest.post("/api/matters", guestReport(Map.of("name", "演示乙"), Map.of("text", "第二次"))), "ASKER_NOT_YOURS");
        assertThat(guest.post("/api/matters", Map.of("place", Map.of("unit", WORLD.unit("1号楼")), "fields", Map.of("text", "第二次"))).status()).isEqualTo(200);
        assertThat(persons()).isEqualTo(before);
    }
}
