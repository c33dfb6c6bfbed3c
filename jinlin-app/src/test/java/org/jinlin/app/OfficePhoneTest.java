package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import java.util.List;
import java.util.Map;
import org.jinlin.org.NewUnit;
import org.jinlin.org.Unit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The work phones of offices: from the world file to the button that calls, and nobody's own phone ever.
class OfficePhoneTest {

    private static final TestWorld WORLD = TestServer.get().world("base");
    private static final String TENANT = """
            tenant: {district: 7, code: town, name: Town, zone: Asia/Shanghai, level: district, since: "2020-01-01"}
            """;
    private static final String GARDEN = "href=\"tel:0596-0010001\"";

    private final PageClient resident = PageClient.signedIn(WORLD, "resident-01");

    private static WorldPlan plan(String units) {
        return WorldPlan.of("test", WorldFile.read("test", TENANT + "units: " + units), path -> {
            throw new AssertionError(path);
        });
    }

    @Test
    void aPatternGivesEveryOfficeAPhoneOfItsOwn() {
        var units = plan("{a: {level: street, under: root, names: {x: X, y: Y}, phone: \"0596-000{i:4}\"}, b: {level: grid, under: a, name: \"{i}\", each: 2, phone: \"1{i:3}\"}, c: {level: grid, under: a, name: z}}").units();
        assertThat(units).extracting(NewUnit::unit).extracting(Unit::phone).containsExactly("0596-0000001", "0596-0000002", "1001", "1002", "1003", "1004", null, null);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "12", "abc", "0596 0000001", "+86596-0000001", "-110", "０５９６-0000001", "0596-0000001\\n", "tel:110", "110;postd=1", "<b>", "123456789012345678901"})
    void whatIsNoPhoneIsRefusedWithWhatToWrite(String phone) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan("{a: {level: street, under: root, names: {x: 演示街道}, phone: \"" + phone + "\"}}"))
                .withMessageMatching(phone.isEmpty() ? "(?s).*phone: write a text.*" : "(?s).*演示街道 is none: write digits and hyphens, such as 0596-0000001");
    }

    @ParameterizedTest
    @ValueSource(strings = {"{a: {level: street, under: root, name: x, phone: 110}}", "{a: {level: street, under: root, name: x, phone: [\"110\"]}}", "{a: {level: street, under: root, name: x, phones: {a: \"110\"}}}",
        "{a: {level: street, under: root, name: x, phone: \"0596-{n:7}\"}}"})
    void aPhoneThatIsWrittenInAnotherWayIsRefused(String units) {
        assertThatIllegalArgumentException().isThrownBy(() -> plan(units));
    }

    @ParameterizedTest
    @ValueSource(strings = {"changtai", "zhaoan"})
    void ofDemoDistrictsEveryPhoneIsOneThatCannotBe(String code) {
        var phones = WorldTest.plan(code).units().stream().map(NewUnit::unit).filter(unit -> unit.phone() != null).toList();
        assertThat(phones).extracting(Unit::level).contains("community", "street");
        assertThat(phones).extracting(Unit::phone).allMatch(phone -> phone.startsWith("0596-0")).doesNotHaveDuplicates();
    }

    @Test
    void theProgressPageCallsWhoHasItAndNobodyElse() {
        String number = WORLD.as("resident-01").open(Map.of("text", "找谁问"), WORLD.unit("1号楼")).json().get("number").asString();
        var page = resident.get("/r/" + number);
        assertThat(page.text()).contains("打电话给花园社区 0596-0010001");
        assertThat(page.body()).containsOnlyOnce(GARDEN).doesNotContain("tel:1000");
        assertThat(resident.get("/r/" + number + "?lang=en").text()).contains("Call 花园社区 0596-0010001");
        assertThat(resident.get("/r/" + number + "/done?lang=zh").body()).containsOnlyOnce(GARDEN);
        WORLD.as("resident-01").move(number, "withdraw", Map.of());
        assertThat(resident.get("/r/" + number).body()).as("nobody has it any more").doesNotContain("tel:0596");
    }

    @Test
    void whereTheOfficeHasNoPhoneNoButtonPromisesOne() {
        String number = WORLD.as("resident-01").open(Map.of("text", "上一级来办"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "finish", Map.of("text", "好了"));
        WORLD.as("resident-01").move(number, "rate", Map.of("verdict", "unsolved", "word", "dissatisfied"));
        assertThat(resident.get("/r/" + number).text()).contains("演示街道").doesNotContain("打电话给");
    }

    @Test
    void whoIsAroundMeCanBeCalledAtWork() {
        assertThat(resident.get("/people").body()).containsOnlyOnce(GARDEN).doesNotContain("tel:1000");
    }

    @Test
    void aGuestHasTheSameButton() {
        var guest = new PageClient(WORLD.server().address());
        var receipt = PageReportTest.whole(guest.get("/r/new?district=" + WORLD.code())).set("f.text", "没有账号").set("f.place", WORLD.unit("2号楼")).set("go", "send").send().follow();
        assertThat(receipt.body()).containsOnlyOnce(GARDEN);
        String number = receipt.text().replaceAll("(?s).*?(\\d+-\\d{6}-\\d{4}).*", "$1");
        assertThat(List.of(guest.get("/r/" + number).body().split(GARDEN, -1))).hasSize(2);
        assertThat(new PageClient(WORLD.server().address()).get("/r/" + number).body()).doesNotContain(GARDEN);
    }
}
