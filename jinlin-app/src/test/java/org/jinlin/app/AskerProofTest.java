package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.ByteBuffer;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jooq.SQLDialect;
import org.jooq.impl.DSL;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// A playbook asks for a proved phone or a confirmed home before something is opened, and never of who reports danger.
class AskerProofTest {

    private static final TestServer SERVER = TestServer.get();

    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        SERVER.rewind();
        world = SERVER.worldOf("proven");
    }

    private TestClient.Answer open(TestClient who, String kind, String text) {
        var request = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "kind", kind, "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", text)));
        return who.post("/api/matters", request);
    }

    private void provePhone(String who) {
        DSL.using(SERVER.database().superuserSource(), SQLDialect.POSTGRES).execute("insert into people.proven_phone (phone_index, district_id, account_id, proven_at) select ?, district_id, id, cast(? as timestamptz) from people.account where district_id = ? and person_id = ?",
                anyIndex(), SERVER.now().atOffset(java.time.ZoneOffset.UTC), world.district(), world.person(who));
    }

    /// As long as a real one: other classes read every index of the same database.
    private static byte[] anyIndex() {
        UUID any = UUID.randomUUID();
        return ByteBuffer.allocate(2 * Long.BYTES).putLong(any.getMostSignificantBits()).putLong(any.getLeastSignificantBits()).array();
    }

    private void confirmHome(String who) {
        PageClient.signedIn(world, who).get("/me/home").form("/me/home").set("f.place", "1号楼").set("f.door", "302").send();
        PageClient.signedIn(world, "worker").get("/data-requests").form("/data-requests").set("go", "yes").send();
    }

    @Test
    void aPhoneIsAskedForUntilItIsProved() {
        var resident = world.as("resident-01");
        assertThat(open(resident, "request", "路灯不亮").code()).isEqualTo("ASKER_PHONE");
        provePhone("resident-01");
        assertThat(open(resident, "request", "路灯不亮").status()).isEqualTo(200);
        assertThat(open(resident, "home_wish", "想在楼下放一把椅子").code()).as("a phone is no home").isEqualTo("ASKER_HOME");
    }

    @Test
    void aHomeIsAskedForUntilItIsConfirmed() {
        var resident = world.as("resident-01");
        assertThat(open(resident, "home_wish", "想在楼下放一把椅子").code()).isEqualTo("ASKER_HOME");
        confirmHome("resident-01");
        assertThat(open(resident, "home_wish", "想在楼下放一把椅子").status()).isEqualTo(200);
        assertThat(open(resident, "request", "路灯不亮").code()).as("a home is no phone").isEqualTo("ASKER_PHONE");
    }

    @Test
    void aGuestIsLedToThePhoneAndEverythingTypedStays() {
        var guest = new PageClient(SERVER.address());
        var answer = guest.get("/r/new?district=" + world.code()).form("/r/new").set("f.text", "公交站的路灯不亮").set("f.place", world.unit("1号楼")).set("go", "send").send();
        assertThat(answer.status()).isEqualTo(403);
        assertThat(answer.text()).contains("先用手机号登录");
        assertThat(answer.body()).contains("公交站的路灯不亮");
        var api = TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "路灯不亮")));
        assertThat(api.code()).isEqualTo("ASKER_PHONE");
    }

    /// The button of the refusal leads to the phone's page and back to the form, whatever goes wrong on the way.
    @Test
    void aGuestProvesThePhoneOnTheWayAndSendsWhatWasTyped() {
        var guest = new PageClient(SERVER.address());
        String typed = "公交站的路灯不亮";
        var refused = guest.get("/r/new?district=" + world.code()).form("/r/new").set("f.text", typed).set("f.place", world.unit("1号楼")).set("go", "send").send();
        var page = refused.form("/sign-in/phone").send();
        assertThat(page.status()).as(page.text()).isEqualTo(200);
        var wrong = page.form("/sign-in/phone").set("phone", "12").send();
        assertThat(wrong.status()).isEqualTo(422);
        String phone = "137%08d".formatted(world.district());
        var code = wrong.form("/sign-in/phone").set("phone", phone).send();
        assertThat(code.form("/sign-in/phone").send().form("/sign-in/phone").value("kept.f.text")).as("another number").isEqualTo(typed);
        String right = SentCodes.to(phone);
        var mistyped = code.form("/sign-in/phone/code").set("code", right.substring(1) + (right.charAt(0) == '0' ? "1" : "0")).set("district", world.code()).send();
        assertThat(mistyped.status()).isEqualTo(422);
        var back = mistyped.form("/sign-in/phone/code").set("code", right).set("district", world.code()).send();
        assertThat(back.text()).contains(typed);
        var form = back.form("/r/new").send();
        assertThat(form.body()).contains(typed);
        var sent = form.form("/r/new").set("f.text", typed).set("go", "send").send();
        assertThat(sent.location()).as(sent.text()).endsWith("/done");
    }

    @Test
    void whoIsSignedInProvesThePhoneAndIsBackAtTheForm() {
        var resident = PageClient.signedIn(world, "resident-02");
        var refused = resident.get("/r/new").form("/r/new").set("f.text", "楼道灯坏了").set("f.place", world.unit("1号楼")).set("go", "send").send();
        String phone = "136%08d".formatted(world.district());
        var code = refused.form("/sign-in/phone").send().form("/sign-in/phone").set("phone", phone).send();
        var back = code.form("/sign-in/phone/code").set("code", SentCodes.to(phone)).send();
        assertThat(back.form("/r/new").send().body()).contains("楼道灯坏了");
    }

    @Test
    void whoNeedsAHomeIsLedToItsPageAndTheWordsComeAlong() {
        var resident = PageClient.signedIn(world, "resident-01");
        var refused = resident.get("/begin/home_wish").form("/begin/home_wish").set("f.text", "想在楼下放一把椅子").send();
        assertThat(refused.status()).isEqualTo(403);
        var page = refused.form("/me/home").send();
        assertThat(page.text()).contains("想在楼下放一把椅子");
        var asked = page.form("/me/home").set("f.place", "1号楼").set("f.door", "302").send();
        assertThat(asked.text()).contains("想在楼下放一把椅子");
        assertThat(asked.form("/begin/home_wish").send().body()).contains("想在楼下放一把椅子");
    }

    /// What is in an address alone carries nothing: no link of somebody else fills in a form.
    @Test
    void anAddressCarriesNothing() {
        var nobody = new PageClient(SERVER.address());
        var planted = nobody.get("/sign-in/phone?next=/r/new&kept.f.text=planted").form("/sign-in/phone");
        assertThat(planted.value("next")).isEqualTo("/r/new");
        assertThat(planted.value("kept.f.text")).isEmpty();
        assertThat(nobody.get("/sign-in/phone?next=https://evil.example/").form("/sign-in/phone").value("next")).isEqualTo("/");
        assertThat(PageClient.signedIn(world, "resident-01").get("/me/home?next=/r/new&kept.f.text=planted").body()).doesNotContain("name=\"kept.f.text\"", "name=\"f.text\"");
    }

    @Test
    void whoReportsDangerIsAskedForNothing() {
        for (String text : List.of("三楼冒烟，有人被困", "Smell of gas in the hall")) {
            assertThat(open(world.as("resident-02"), "request", text).status()).as(text).isEqualTo(200);
            var guest = TestClient.anonymous(SERVER.address()).post("/api/matters/guest?district=" + world.code(), Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", text)));
            assertThat(guest.status()).as(text).isEqualTo(200);
        }
    }

    @Test
    void staffWhoWriteItDownProveNothing() {
        assertThat(open(world.as("clerk"), "request", "窗口登记：路灯不亮").status()).isEqualTo(200);
        assertThat(open(world.as("clerk"), "home_wish", "窗口登记：想放椅子").status()).isEqualTo(200);
        assertThat(open(world.as("member"), "home_wish", "想放椅子").code()).as("a post that the kind does not name opens nothing for itself").isEqualTo("ASKER_HOME");
    }
}
