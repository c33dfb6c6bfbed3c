package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.Test;

/// Naming a unit of another district on the pages, without JavaScript.
class ElsewherePageTest {

    private static final String BEGIN = "/begin/check_in";

    private final ElsewhereWorld world = new ElsewhereWorld();
    private final PageClient member = PageClient.signedIn(world.here.world, "member");

    private PageClient.Form form() {
        return member.get(BEGIN).form(BEGIN).set("f.craft", "teacher").set("f.text", "周末有空");
    }

    @Test
    void aNameIsTypedFoundChosenAndAgreedToAndNothingTypedIsLost() {
        assertThat(member.get(BEGIN).text()).contains("单位在外地", "我单独同意");
        assertThat(member.get(BEGIN).body()).as("nobody agrees by default").doesNotContain("name=\"f.hand_on\" value=\"true\" checked");
        var found = form().set("f.unit.elsewhere", world.name).set("_show", "elsewhere").send();
        assertThat(found.status()).isEqualTo(200);
        assertThat(found.text()).contains("周末有空", world.name + " · 小区县");
        assertThat(found.body()).contains("<option value=\"" + world.unit + "\"");

        var unsure = found.form(BEGIN).set("f.craft", "teacher").set("f.text", "周末有空").set("f.unit", world.unit).send();
        assertThat(unsure.status()).isEqualTo(422);
        assertThat(unsure.text()).contains("请勾选这一项", "周末有空");
        assertThat(unsure.body()).contains("<option value=\"" + world.unit + "\" selected>").doesNotContain("name=\"f.hand_on\" value=\"true\" checked");

        var begun = unsure.form(BEGIN).set("f.craft", "teacher").set("f.text", "周末有空").set("f.unit", world.unit).set("f.hand_on", "true").send();
        assertThat(begun.status()).isEqualTo(303);
        world.carry();
        assertThat(world.confirmations()).isEqualTo(1);
        assertThat(begun.follow().text()).contains(world.name + " · 小区县");
    }

    @Test
    void whoSendsTheNameWithoutChoosingIsShownWhatWasFound() {
        var answer = form().set("f.unit.elsewhere", world.name.substring(0, 6)).send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.text()).contains(world.name + " · 小区县", "周末有空");
        assertThat(form().set("f.unit.elsewhere", "没有这个单位的").set("_show", "elsewhere").send().text()).contains("没有找到办理这种确认的外地单位", "周末有空");
    }

    @Test
    void aNumberThatSomebodyMadeUpTellsNoName() {
        String garden = world.there.world.district() + "/" + world.there.world.unit("河边社区");
        var answer = form().set("f.unit", garden).set("f.hand_on", "true").send();
        assertThat(answer.status()).isEqualTo(422);
        assertThat(answer.body()).doesNotContain("河边社区 · ", "value=\"" + garden + "\"");
    }

    @Test
    void theUnitIsChangedInTheSameWay() {
        String number = world.checkIn(Map.of("unit", world.here.world.unit("住建局"))).json().get("number").asString();
        String order = world.checkIn(number).at("/children/0/number").asString();
        assertThat(world.here.world.as("housing").move(order, "confirm", Map.of()).status()).isEqualTo(200);
        String page = "/r/" + number;
        var found = member.get(page).form(page, "change_unit").set("f.unit.elsewhere", world.name).set("f.since", "2026-10-01T00:00").set("_show", "elsewhere").send();
        assertThat(found.body()).contains("<option value=\"" + world.unit + "\"", "2026-10-01T00:00");
        var sent = found.form(page, "change_unit").set("f.unit", world.unit).set("f.since", "2026-10-01T00:00").set("f.hand_on", "true").send();
        assertThat(sent.status()).as(sent.text()).isEqualTo(303);
        world.carry();
        world.unit().move(world.asked(number), "confirm", Map.of());
        world.carry();
        assertThat(world.checkIn(number).at("/stage/code").asString()).isEqualTo("kept");
    }

    @Test
    void itIsSaidInEnglishToo() {
        assertThat(member.get(BEGIN + "?lang=en").text()).contains("In another district?", "I agree, for this alone");
    }
}
