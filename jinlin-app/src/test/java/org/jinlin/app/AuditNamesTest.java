package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The name of who did something is opened by the audit administrator alone, where the district allows it, with a reason and on record.
class AuditNamesTest {

    private static final String SECURITY = "resident-01";
    private static final String AUDIT = "resident-03";
    private static final String NAME = "演示经办人";

    private AdminWorld admin;
    private TestWorld world;

    @BeforeEach
    void aDistrict() {
        TestServer.get().rewind();
        admin = new AdminWorld("base");
        world = admin.world;
        String number = world.as("resident-02").open(Map.of("text", "路灯坏了"), world.unit("1号楼")).json().get("number").asString();
        world.as("clerk").move(number, "accept", Map.of("nature", "service"));
        world.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "问一下在几楼"));
    }

    private void turn(String go) {
        assertThat(admin.page(SECURITY).get("/switches").form("/switches").set("switch", "audit_names").set("go", go).set("f.reason", "纪检核查").send().status()).isEqualTo(303);
    }

    /// The page of the entry that the clerk left by looking.
    private String entry() {
        String found = admin.page(AUDIT).get("/audit?act=look&person=" + world.person("clerk")).body();
        return found.replaceAll("(?s).*?href=\"(/audit/names/\\d+)\".*", "$1");
    }

    private static PageClient.Html open(PageClient who, String path, String reason) {
        return who.get(path).form(path).set("f.reason", reason).send();
    }

    @Test
    void aNameIsOpenedWithAReasonAndItsOwnerReadsWhoLooked() {
        turn("on");
        PageClient auditor = admin.page(AUDIT);
        String path = entry();
        assertThat(auditor.get(path).text()).contains("查看个人信息").doesNotContain(NAME);
        int before = AuditWorld.entries(world.district()).size();
        var opened = open(auditor, path, "核查 12 号举报");
        assertThat(opened.status()).as(opened.text()).isEqualTo(200);
        assertThat(opened.text()).contains(NAME);
        assertThat(opened.header("Cache-Control")).contains("no-store");
        assertThat(AuditWorld.entries(world.district()).stream().skip(before)).contains("look " + world.person(AUDIT) + " person " + world.person("clerk"));
        assertThat(PageClient.signedIn(world, "clerk").get("/me/looks").text()).contains("核查 12 号举报");
        assertThat(auditor.get(path).text()).as("each look has its own reason").doesNotContain(NAME);
        assertThat(auditor.get("/audit").text()).as("the list stays masked").doesNotContain(NAME);
    }

    @Test
    void whileItIsOffNobodyOpensAny() {
        turn("on");
        String path = entry();
        turn("off");
        PageClient auditor = admin.page(AUDIT);
        assertThat(auditor.get("/audit").body()).doesNotContain("/audit/names/");
        assertThat(auditor.get(path).status()).isEqualTo(403);
        var sent = sent(auditor, path, "f.reason=x");
        assertThat(sent.status()).isEqualTo(403);
        assertThat(sent.text()).contains("审计里的姓名").doesNotContain(NAME);
    }

    private static PageClient.Html sent(PageClient who, String path, String fields) {
        String csrf = who.get("/me").form("/sign-out").value("_csrf");
        return who.post(path, "application/x-www-form-urlencoded", ("_csrf=" + csrf + "&" + fields).getBytes());
    }

    @ParameterizedTest
    @ValueSource(strings = {SECURITY, "resident-02", "head", "clerk"})
    void nobodyElseDoes(String who) {
        turn("on");
        String path = entry();
        assertThat(admin.page(who).get(path).status()).isEqualTo(403);
        var sent = sent(admin.page(who), path, "f.reason=x");
        assertThat(sent.status()).isEqualTo(403);
        assertThat(sent.text()).doesNotContain(NAME);
    }

    @ParameterizedTest
    @CsvSource({"'',写明", "' ',写明"})
    void withoutAReasonThereIsNoName(String reason, String said) {
        turn("on");
        var refused = open(admin.page(AUDIT), entry(), reason);
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.text()).contains(said).doesNotContain(NAME);
    }

    @Test
    void aReasonWithoutEndIsRefusedAndStays() {
        turn("on");
        var refused = open(admin.page(AUDIT), entry(), "长".repeat(201));
        assertThat(refused.status()).isEqualTo(422);
        assertThat(refused.body()).contains("长".repeat(201));
    }

    @Test
    void anEntryOfAnotherDistrictOrOfNobodyIsNone() {
        turn("on");
        PageClient auditor = admin.page(AUDIT);
        assertThat(auditor.get("/audit/names/1").status()).isEqualTo(404);
        AdminWorld other = new AdminWorld("base");
        String theirs = entry();
        other.send(SECURITY, "/switches", "on", Map.of("switch", "audit_names", "f.reason", "纪检核查"));
        assertThat(other.page(AUDIT).get(theirs).status()).isEqualTo(404);
    }

    @Test
    void veryManyLooksAreRefusedAndTellTheSecurityAdministrator() {
        turn("on");
        PageClient auditor = admin.page(AUDIT);
        String path = entry();
        PageClient.Html last = null;
        for (int i = 0; i < 61; i++) {
            last = sent(auditor, path, "f.reason=x");
        }
        assertThat(last.status()).isBetween(400, 499);
        assertThat(last.text()).doesNotContain(NAME);
        assertThat(admin.page(SECURITY).get("/reveals").text()).contains("一小时");
    }
}
