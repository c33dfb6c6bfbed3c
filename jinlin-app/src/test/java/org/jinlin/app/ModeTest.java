package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.stream.IntStream;
import org.jinlin.kit.Db;
import org.jinlin.kit.JinlinClock;
import org.jinlin.org.Binding;
import org.jinlin.org.Orgs;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Normal and emergency: two persons switch, everybody sees it, and back is exactly what was before.
class ModeTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("changtai");

    @Test
    void backIsTheVersionOfBeforeAndOtherDistrictsNeverChange() {
        TestWorld other = SERVER.world("changtai");
        Binding before = held(world, "1号楼");
        String mode = proposed("花园社区");
        assertThat(held(world, "1号楼")).as("proposing switches nothing").isEqualTo(before);
        done("clerk", mode, "confirm");
        assertThat(held(world, "1号楼").code()).isEqualTo("changtai_emergency");
        assertThat(List.of(held(world, "河边社区"), held(other, "1号楼"), held(other, "花园社区"))).containsOnly(before);
        done("clerk", mode, "back");
        assertThat(held(world, "1号楼")).isEqualTo(before);
    }

    @Test
    void aServerStartedAgainGoesOnInTheMode() {
        String mode = proposed("花园社区");
        done("clerk", mode, "confirm");
        var started = new Orgs(SERVER.bean(Db.class), SERVER.bean(JinlinClock.class));
        assertThat(started.binding(world.district(), unit("1号楼"), SERVER.now()).orElseThrow().code()).isEqualTo("changtai_emergency");
        assertThat(started.overlays(world.district())).singleElement().satisfies(overlay -> assertThat(overlay.unitId()).isEqualTo(unit("花园社区")));
    }

    /// Neither another session nor a token nor the same click again makes a second person.
    @Test
    void onePersonStaysOnePerson() {
        String mode = proposed("花园社区");
        Binding before = held(world, "1号楼");
        var again = TestClient.signedIn(SERVER.address(), world.login("secretary"), world.password("secretary"));
        for (var client : List.of(world.as("secretary"), again, world.as("secretary"))) {
            assertThat(client.move(mode, "confirm", Map.of()).code()).isEqualTo("SECOND_PERSON");
        }
        assertThat(world.as("secretary").move(mode, "note", Map.of("text", "再看看")).status()).isEqualTo(200);
        assertThat(world.as("clerk").move(mode, "note", Map.of("text", "我看过了")).status()).isEqualTo(200);
        assertThat(world.as("secretary").move(mode, "confirm", Map.of()).code()).as("a note of somebody else is no step").isEqualTo("SECOND_PERSON");
        assertThat(held(world, "1号楼")).isEqualTo(before);
        done("clerk", mode, "confirm");
    }

    @ParameterizedTest
    @ValueSource(strings = {"resident-01", "resident-03", "volunteer", "member", "housing", "property", "organiser"})
    void whoAnswersForNothingThereNeitherProposesNorConfirms(String who) {
        assertThat(propose(who, "花园社区").code()).isEqualTo("NOT_YOURS");
        String mode = proposed("花园社区");
        assertThat(world.as(who).move(mode, "confirm", Map.of()).code()).isIn("NOT_YOURS", "MATTER_UNKNOWN");
        assertThat(SERVER.bean(Orgs.class).overlays(world.district())).isEmpty();
    }

    @Test
    void nobodyProposesForAPlaceOfOthers() {
        assertThat(propose("secretary", "河边社区").code()).isEqualTo("NOT_YOURS");
        assertThat(propose("secretary", "演示街道").code()).isEqualTo("NOT_YOURS");
    }

    @Test
    void aDistrictWithoutAPreparedMethodHasNoSuchKind() {
        TestWorld plain = SERVER.world("base");
        assertThat(plain.as("secretary").post("/api/matters", request(plain.unit("花园社区"))).code()).isEqualTo("KIND_UNKNOWN");
    }

    @Test
    void ofManyWhoConfirmAtOnceOneDoes() throws Exception {
        var modes = IntStream.range(0, 4).mapToObj(_ -> proposed("花园社区")).toList();
        try (var pool = Executors.newFixedThreadPool(4)) {
            var clerks = modes.stream().map(_ -> TestClient.signedIn(SERVER.address(), world.login("clerk"), world.password("clerk"))).toList();
            var answers = IntStream.range(0, 4).mapToObj(at -> pool.submit(() -> clerks.get(at).move(modes.get(at), "confirm", Map.of()).code())).toList();
            var codes = new java.util.ArrayList<String>();
            for (var answer : answers) {
                codes.add(answer.get());
            }
            assertThat(codes).containsExactlyInAnyOrder("", "MODE_ALREADY_ON", "MODE_ALREADY_ON", "MODE_ALREADY_ON");
        }
        assertThat(SERVER.bean(Orgs.class).overlays(world.district())).hasSize(1);
    }

    @Test
    void theSameCommandTwiceIsOneSwitch() {
        String mode = proposed("花园社区");
        var command = Map.of("do", "confirm", "id", UUID.randomUUID().toString(), "fields", Map.of());
        assertThat(world.as("clerk").post("/api/matters/" + mode + "/moves", command).status()).isEqualTo(200);
        assertThat(world.as("clerk").post("/api/matters/" + mode + "/moves", command).status()).isEqualTo(200);
        assertThat(SERVER.bean(Orgs.class).overlays(world.district())).hasSize(1);
    }

    @Test
    void everyPageSaysItPlainlyToStaffAndKindlyToResidents() {
        assertThat(page("clerk", "/desk")).doesNotContain("应急状态");
        String mode = proposed("花园社区");
        done("clerk", mode, "confirm");
        assertThat(page("clerk", "/desk")).contains("花园社区：应急状态", "已开的照旧");
        assertThat(page("head", "/desk")).as("above").contains("花园社区：应急状态");
        assertThat(page("worker", "/f/today")).as("below").contains("花园社区：应急状态");
        assertThat(page("resident-01", "/")).contains("花园社区现在是应急状态", "先照顾好自己");
        assertThat(page("resident-01", "/?lang=en")).contains("花园社区: Emergency.");
        assertThat(page("housing", "/u")).as("a department is neither above nor below").doesNotContain("应急状态");
        done("clerk", mode, "back");
        assertThat(page("clerk", "/desk") + page("resident-01", "/?lang=zh")).doesNotContain("花园社区：应急状态", "现在是应急状态");
    }

    /// What is published meanwhile waits until the mode has ended.
    @Test
    void publishingSaysThatAModeHolds(@TempDir Path packs) throws IOException {
        String mode = proposed("花园社区");
        done("clerk", mode, "confirm");
        Files.createDirectories(packs.resolve("later"));
        Files.writeString(packs.resolve("later/playbook.yml"), "extends: changtai\nname: {zh: 测试, en: Test}\n");
        var said = new ByteArrayOutputStream();
        world.pass("PT1M");
        assertThat(SERVER.bean(Publishing.class).publish(packs.resolve("later"), world.unit("花园社区"), false, new PrintStream(said, true, StandardCharsets.UTF_8))).isZero();
        assertThat(said.toString(StandardCharsets.UTF_8)).contains("an operating mode holds there now, changtai_emergency", "published: later");
        assertThat(held(world, "1号楼").code()).isEqualTo("changtai_emergency");
        done("clerk", mode, "back");
        assertThat(held(world, "1号楼").code()).isEqualTo("later");
    }

    @Test
    void theDeskOffersTheConfirmationToTheSecondPersonAlone() {
        String mode = proposed("花园社区");
        assertThat(page("secretary", "/desk/" + mode)).doesNotContain("确认启用");
        assertThat(page("clerk", "/desk/" + mode)).contains("确认启用");
    }

    private String page(String who, String path) {
        return PageClient.signedIn(world, who).get(path).text();
    }

    private String proposed(String place) {
        return propose("secretary", place).json().get("number").asString();
    }

    private TestClient.Answer propose(String who, String place) {
        return world.as(who).post("/api/matters", request(world.unit(place)));
    }

    private static Map<String, Object> request(String unit) {
        return new HashMap<>(Map.of("id", UUID.randomUUID().toString(), "kind", "mode", "place", Map.of("unit", unit), "fields", Map.of("mode", "emergency", "reason", "台风")));
    }

    private void done(String who, String mode, String verb) {
        var answer = world.as(who).move(mode, verb, verb.equals("back") ? Map.of("reason", "解除") : Map.of());
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
    }

    private long unit(String name) {
        return Long.parseLong(world.unit(name));
    }

    private static Binding held(TestWorld in, String unit) {
        return SERVER.bean(Orgs.class).binding(in.district(), Long.parseLong(in.unit(unit)), SERVER.now()).orElseThrow();
    }
}
