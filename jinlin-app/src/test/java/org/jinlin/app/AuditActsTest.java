package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.ZoneId;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jinlin.matters.Erasures;
import org.jinlin.matters.MoveSearch;
import org.jinlin.org.Orgs;
import org.jinlin.people.AccountEventAuditTest;
import org.jinlin.people.AuditAct;
import org.jinlin.people.AuditCheck;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Every act that the audit knows leaves its entry when somebody does it, through the door through which people do it.
class AuditActsTest {

    private static final TestServer SERVER = TestServer.get();
    private static final AuditWorld AUDIT = new AuditWorld("changtai");
    private static final TestWorld WORLD = AUDIT.world;
    /// By commands at the machine: [BackupTest] and [org.jinlin.people.AuditChainTest] do these.
    private static final Set<AuditAct> AT_THE_MACHINE = Set.of(AuditAct.BACKUP, AuditAct.RESTORE, AuditAct.AUDIT_TRIMMED);
    /// Other classes do these, each the acts of its set: administrators', about one's own data, and of accounts where they are written.
    private static final List<Set<AuditAct>> ELSEWHERE = List.of(AuditAdministratorActsTest.ACTS, AuditOwnDataActsTest.ACTS, AccountEventAuditTest.ACTS, RosterTest.ACTS);

    private static final Map<AuditAct, Runnable> DEEDS = Map.ofEntries(
            Map.entry(AuditAct.SIGN_IN, () -> PageClient.signedIn(WORLD, "head")),
            Map.entry(AuditAct.SIGN_OUT, () -> PageClient.signedIn(WORLD, "head").get("/desk").form("/sign-out").send()),
            Map.entry(AuditAct.TOKEN_MADE, () -> token()),
            Map.entry(AuditAct.TOKEN_ENDED, () -> WORLD.as("head").delete("/api/tokens/" + token())),
            Map.entry(AuditAct.LOOK, () -> WORLD.as("clerk").post("/api/matters/" + opened() + "/reveals", Map.of("reason", "call back"))),
            Map.entry(AuditAct.EXPORT, () -> assertThat(PageClient.signedIn(WORLD, "head").get("/dash.xlsx").status()).isEqualTo(200)),
            Map.entry(AuditAct.ACCESS, () -> assertThat(PageClient.signedIn(WORLD, "head").get("/audit").status()).isEqualTo(403)),
            Map.entry(AuditAct.PLAYBOOK_PUBLISHED, AuditActsTest::published),
            Map.entry(AuditAct.PLAYBOOK_TAKEN_BACK, AuditActsTest::takenBack),
            Map.entry(AuditAct.MODE_ON, AuditActsTest::modeOnAndOff),
            Map.entry(AuditAct.MODE_OFF, AuditActsTest::modeOnAndOff),
            Map.entry(AuditAct.BOUNDARIES_CHANGED, AuditActsTest::boundaries),
            Map.entry(AuditAct.ERASED, () -> SERVER.bean(Erasures.class).erase(WORLD.district(), SERVER.bean(MoveSearch.class).matter(WORLD.district(), opened()).orElseThrow(), 1, "PIPL Art. 47").orThrow()),
            Map.entry(AuditAct.AUDIT_SEARCHED, () -> assertThat(AUDIT.auditor.get("/audit").status()).isEqualTo(200)),
            Map.entry(AuditAct.AUDIT_EXPORTED, () -> assertThat(AUDIT.auditor.get("/audit.csv").status()).isEqualTo(200)));

    static Stream<AuditAct> acts() {
        return Stream.of(AuditAct.values()).filter(act -> !AT_THE_MACHINE.contains(act) && ELSEWHERE.stream().noneMatch(acts -> acts.contains(act)));
    }

    @ParameterizedTest
    @MethodSource("acts")
    void everyActLeavesItsEntry(AuditAct act) {
        int before = AUDIT.count();
        DEEDS.get(act).run();
        assertThat(AUDIT.since(before)).anyMatch(entry -> entry.startsWith(act.code() + " "));
        AUDIT.chain();
        assertThat(SERVER.bean(AuditCheck.class).check(WORLD.district()).faults()).isEmpty();
    }

    private static String token() {
        return WORLD.as("head").post("/api/tokens", Map.of("name", "report")).json().get("id").asString();
    }

    private static String opened() {
        return WORLD.as("resident-01").open(Map.of("text", "路灯坏了"), WORLD.unit("1号楼")).json().get("number").asString();
    }

    private static void done(String who, String number, String verb, Map<String, Object> fields) {
        var answer = WORLD.as(who).move(number, verb, fields);
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private static String mode() {
        var request = new HashMap<String, Object>(Map.of("id", UUID.randomUUID().toString(), "kind", "mode", "place", Map.of("unit", WORLD.unit("花园社区")), "fields", Map.of("mode", "emergency", "reason", "台风")));
        String number = WORLD.as("secretary").post("/api/matters", request).json().get("number").asString();
        done("clerk", number, "confirm", Map.of());
        return number;
    }

    private static void modeOnAndOff() {
        done("clerk", mode(), "back", Map.of("reason", "over"));
    }

    private static void published() {
        var form = PageClient.signedIn(WORLD, "head").get("/playbooks/new").form("/playbooks/new").set("f.unit", Long.toString(SERVER.bean(Orgs.class).tree(WORLD.district()).root().id()));
        var sent = form.set("f.code", "audit_trial").set("f.file.playbook.yml", "extends: base\nname: {zh: 试用版, en: Trial}\nlanguages: [zh, en]\n").set("f.day", "2026-12-24").set("go", "publish").send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
    }

    private static void takenBack() {
        PageClient head = PageClient.signedIn(WORLD, "head");
        if (SERVER.bean(Orgs.class).bindings(WORLD.district()).size() == 1) {
            published();
        }
        assertThat(head.get("/playbooks").form("/playbooks").send().status()).isEqualTo(303);
    }

    private static void boundaries() {
        String tomorrow = SERVER.now().atZone(ZoneId.of("Asia/Shanghai")).toLocalDate().plusDays(1).toString();
        var proposed = WORLD.as("officer").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "boundary", "place", Map.of("unit", WORLD.unit("演示街道")),
                "fields", Map.of("lines", "unit,parent,level,name\n第1网格,河边社区,,\n", "effective", tomorrow + "T00:00:00+08:00", "text", "区划调整")));
        done("head", proposed.json().get("number").asString(), "approve", Map.of());
    }

    @Test
    void everyActIsTriedHereOrAtTheMachine() {
        var places = Stream.concat(Stream.of(DEEDS.keySet(), AT_THE_MACHINE), ELSEWHERE.stream());
        assertThat(places.flatMap(Set::stream)).as("each once, none forgotten").containsExactlyInAnyOrder(AuditAct.values());
    }

    /// Trying numbers: whoever may not see a matter is told that there is none, and leaves a trace.
    @ParameterizedTest
    @ValueSource(strings = {"/api/matters/%s", "/desk/%s", "/u/%s", "/r/%s", "/print/slip/%s"})
    void staffWhoTryAMatterThatIsNotTheirsLeaveAnEntryWithoutItsContent(String path) {
        String number = opened();
        long matter = SERVER.bean(MoveSearch.class).matter(WORLD.district(), number).orElseThrow();
        long housing = WORLD.person("housing");
        int before = AUDIT.count();
        var answer = PageClient.signedIn(WORLD, "housing").get(path.formatted(number));
        assertThat(answer.status()).isIn(403, 404);
        assertThat(AUDIT.since(before)).contains("access refused " + housing + " matter " + matter);
    }

    @Test
    void whereThereIsNoMatterAndForResidentsNothingIsWritten() {
        String number = opened();
        PageClient housing = PageClient.signedIn(WORLD, "housing");
        PageClient resident = PageClient.signedIn(WORLD, "resident-02");
        int before = AUDIT.count();
        assertThat(housing.get("/desk/" + WORLD.district() + "-261120-9999").status()).isEqualTo(404);
        assertThat(housing.get("/nothing-here").status()).isEqualTo(404);
        assertThat(resident.get("/r/" + number).status()).isEqualTo(404);
        assertThat(AUDIT.since(before)).isEmpty();
    }

    @Test
    void aLookWithoutADutyIsWrittenDownAsRefused() {
        String number = opened();
        done("clerk", number, "reject", Map.of("reason", "不归这里", "next_path", "找物业"));
        long matter = SERVER.bean(MoveSearch.class).matter(WORLD.district(), number).orElseThrow();
        int before = AUDIT.count();
        assertThat(WORLD.as("clerk").post("/api/matters/" + number + "/reveals", Map.of("reason", "curious")).code()).isEqualTo("NO_OPEN_DUTY");
        assertThat(AUDIT.since(before)).containsExactly("look refused " + WORLD.person("clerk") + " matter " + matter);
    }

    /// What an act was refused for did not happen, and no entry says that it did.
    @Test
    void aRefusedSwitchLeavesNoEntryOfASwitch() {
        String mode = mode();
        int before = AUDIT.count();
        assertThat(WORLD.as("secretary").post("/api/matters", Map.of("id", UUID.randomUUID().toString(), "kind", "mode", "place", Map.of("unit", WORLD.unit("花园社区")), "fields", Map.of("mode", "nonsense", "reason", "x"))).status()).isGreaterThanOrEqualTo(400);
        assertThat(AUDIT.since(before)).noneMatch(entry -> entry.startsWith("mode_on"));
        done("clerk", mode, "back", Map.of("reason", "over"));
    }
}
