package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import org.jinlin.matters.MoveSearch;
import org.jinlin.matters.PersonErasures;
import org.jinlin.people.AuditAct;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/// What people decide about their own data, and what is kept back or destroyed, is in the audit, once and only when it was done.
class AuditOwnDataActsTest {

    private static final String OWNER = "resident-01";
    private static final Map<AuditAct, Function<AuditOwnDataActsTest, String>> DEEDS = new TreeMap<>(Map.of(
            AuditAct.CONSENT_GIVEN, AuditOwnDataActsTest::given,
            AuditAct.CONSENT_WITHDRAWN, AuditOwnDataActsTest::withdrawn,
            AuditAct.DATA_ASKED, AuditOwnDataActsTest::asked,
            AuditAct.DATA_DECIDED, AuditOwnDataActsTest::decided,
            AuditAct.DATA_TAKEN_BACK, AuditOwnDataActsTest::takenBack,
            AuditAct.HELD, AuditOwnDataActsTest::held,
            AuditAct.HOLD_ENDED, AuditOwnDataActsTest::holdEnded,
            AuditAct.DESTROYED, AuditOwnDataActsTest::destroyed));
    static final Set<AuditAct> ACTS = DEEDS.keySet();

    private final DataWorld data = new DataWorld("changtai");
    private final TestWorld world = data.world;

    @ParameterizedTest
    @FieldSource("ACTS")
    void everyActLeavesOneEntryOfWhoAndWhom(AuditAct act) {
        var told = new StringBuilder(act.code()).append(' ');
        assertThat(AuditWorld.left(world.district(), Set.of(act), () -> told.append(DEEDS.get(act).apply(this)))).containsExactly(told.toString());
    }

    /// Who did it to the owner, as an entry says it.
    private String by(String who) {
        return world.person(who) + " person " + world.person(OWNER);
    }

    private String given() {
        done(consent("share", "give"));
        done(consent("share", "give"));
        return by(OWNER);
    }

    private String withdrawn() {
        done(consent("share", "give"));
        done(consent("share", "withdraw"));
        return by(OWNER);
    }

    private String asked() {
        done(correct("name", "改过的孙八"));
        return by(OWNER);
    }

    private String decided() {
        done(correct("name", "改过的孙八"));
        done(data.page("clerk").get("/data-requests").form("/data-requests").set("go", "yes").send());
        return by("clerk");
    }

    private String takenBack() {
        done(correct("name", "改过的孙八"));
        done(data.page(OWNER).get("/me/data").form("/me/data/back").send());
        return by(OWNER);
    }

    private String held() {
        String number = data.ended(OWNER, "要上法庭");
        done(hold(number));
        return world.person("head") + " matter " + DataWorld.SERVER.bean(MoveSearch.class).matter(world.district(), number).orElseThrow();
    }

    private String holdEnded() {
        held();
        var page = data.page("head").get("/holds");
        done(page.form("/holds").set("end", page.body().replaceAll("(?s).*name=\"end\" value=\"(\\d+)\".*", "$1")).send());
        return world.person("head") + " none 0";
    }

    /// By a run, so by nobody; the proof says whose.
    private String destroyed() {
        data.ended(OWNER, "只说一次");
        done(data.page(OWNER).get("/me/erasure").form("/me/erasure").set("sure", "yes").send());
        done(data.page("clerk").get("/data-requests").form("/data-requests").set("go", "yes").send());
        assertThat(run()).isEqualTo(1);
        assertThat(run()).as("once").isZero();
        return "0 none 0";
    }

    @Test
    void aHoldOfAPersonNamesThePersonAndADestructionHowManyMoves() {
        var form = data.page("head").get("/holds").form("/holds").set("f.number", data.ended(OWNER, "当事人")).set("f.reason", "法院调取").set("person", "yes");
        assertThat(AuditWorld.left(world.district(), ACTS, () -> done(form.send()))).containsExactly("held " + by("head"));
        data.change("update matters.hold set ended_at = since_at where district_id = " + world.district());
        data.ended(OWNER, "再说一次");
        destroyed();
        assertThat(data.one("select amount from people.audit where act = 'destroyed' and district_id = " + world.district())).isEqualTo("3");
    }

    @Test
    void whatAGuardianDoesForAChildNamesTheGuardian() {
        data.page(OWNER).get("/me/data").form("/me/children").set("f.name", "小明").set("f.born", "2020-02-28").send();
        String child = data.page(OWNER).get("/me/data").body().replaceAll("(?s).*?/me/data\\?of=(\\d+).*", "$1");
        var acts = Set.of(AuditAct.CONSENT_GIVEN, AuditAct.CONSENT_WITHDRAWN);
        String entry = " " + world.person(OWNER) + " person " + child;
        assertThat(AuditWorld.left(world.district(), acts, () -> {
            done(consentOf(child, "give"));
            done(consentOf(child, "withdraw"));
        })).containsExactly("consent_given" + entry, "consent_withdrawn" + entry);
    }

    private PageClient.Html consentOf(String child, String go) {
        return data.page(OWNER).get("/me/consents?of=" + child).form("/me/consents").set("code", "share").set("version", "1").set("go", go).send();
    }

    @Test
    void refusedConsentsAndWishesLeaveNone() {
        done(correct("phone", "13900001111"));
        none(() -> {
            refused(consent("galaxy", "give"));
            refused(consent("care", "withdraw"));
            refused(correct("name", " "));
            refused(correct("phone", "12"));
            refused(correct("phone", "13900002222"));
            refused(data.page(OWNER).get("/me/erasure").form("/me/erasure").send());
            refused(data.page("clerk").get("/data-requests").form("/data-requests").set("go", "no").send());
            String other = Long.toString(world.person("resident-02"));
            assertThat(data.page(OWNER).get("/me/data").form("/me/data").set("of", other).set("f.value", "改名").send().status()).isEqualTo(404);
            assertThat(data.page(OWNER).get("/me/consents").form("/me/consents").set("of", other).set("go", "give").send().status()).isEqualTo(404);
        });
    }

    @Test
    void whatWasDecidedIsNotDecidedTwice() {
        done(correct("name", "张冠李戴"));
        var form = data.page("clerk").get("/data-requests").form("/data-requests").set("go", "no").set("f.reason", "不是本人");
        done(form.send());
        none(() -> refused(form.set("go", "yes").send()));
    }

    @Test
    void refusedHoldsAndWhatIsHeldLeaveNone() {
        String number = data.ended(OWNER, "要上法庭");
        done(data.page(OWNER).get("/me/erasure").form("/me/erasure").set("sure", "yes").send());
        done(data.page("clerk").get("/data-requests").form("/data-requests").set("go", "yes").send());
        done(hold(number));
        none(() -> {
            refused(hold(number));
            refused(hold("605-000000-0000"));
            refused(data.page("head").get("/holds").form("/holds").set("f.number", number).send());
            refused(data.page("head").get("/holds").form("/holds").set("end", "12").send());
            assertThat(run()).isZero();
        });
    }

    private PageClient.Html consent(String code, String go) {
        return data.page(OWNER).get("/me/consents").form("/me/consents").set("code", code).set("version", "1").set("go", go).send();
    }

    private PageClient.Html correct(String what, String value) {
        return data.page(OWNER).get("/me/data").form("/me/data").set("what", what).set("f.value", value).send();
    }

    private PageClient.Html hold(String number) {
        return data.page("head").get("/holds").form("/holds").set("f.number", number).set("f.reason", "法院调取").send();
    }

    private int run() {
        return DataWorld.SERVER.bean(PersonErasures.class).run(world.district());
    }

    private static void done(PageClient.Html answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(200);
    }

    private static void refused(PageClient.Html answer) {
        assertThat(answer.status()).as(answer.text()).isEqualTo(422);
    }

    private void none(Runnable deeds) {
        assertThat(AuditWorld.left(world.district(), ACTS, deeds)).isEmpty();
    }
}
