package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A version holds from when it is published; what is open keeps its own.
class PublishingTest {

    private static final TestServer SERVER = TestServer.get();

    @TempDir
    private Path packs;

    private final ByteArrayOutputStream printed = new ByteArrayOutputStream();

    @Test
    void openMattersKeepTheirVersionAndNewOnesGetTheNew() throws IOException {
        TestWorld world = SERVER.world("base");
        String old = world.as("resident-01").open(Map.of("text", "旧的"), world.unit("1号楼")).json().get("number").asString();
        Path pack = pack("faster", "kinds: {request: {clocks: {answer: {within: PT5M, calendar: always}}}}");

        assertThat(publish(pack, world.unit("花园社区"), true)).isZero();
        assertThat(said()).contains("kinds.request.clocks.answer.within", "1 open matters of kind request stay with base version", "dry run", "nothing was changed");
        assertThat(answerMinutes(world, old)).isEqualTo(24 * 60);
        assertThat(answerMinutes(world, world.as("resident-01").open(Map.of("text", "仍是旧的"), world.unit("1号楼")).json().get("number").asString())).isEqualTo(24 * 60);

        assertThat(publish(pack, world.unit("花园社区"), false)).isZero();
        assertThat(said()).contains("published: faster version 1 holds at 花园社区");
        assertThat(answerMinutes(world, world.as("resident-01").open(Map.of("text", "新的"), world.unit("1号楼")).json().get("number").asString())).isEqualTo(5);
        assertThat(answerMinutes(world, world.as("resident-01").open(Map.of("text", "别处"), world.unit("河边社区")).json().get("number").asString())).isEqualTo(24 * 60);
        assertThat(world.as("clerk").move(old, "accept", Map.of()).status()).isEqualTo(200);

        assertThat(publish(pack, world.unit("花园社区"), false)).isZero();
        assertThat(said()).contains("holds at 花园社区", "already");
    }

    @Test
    void aVersionThatWouldLeaveOpenMattersAloneIsRefused() throws IOException {
        TestWorld world = SERVER.world("base");
        Path asked = pack("asked", "kinds: {request: {moves: {note: {by: [owner, above, asker, volunteer]}}}}");
        assertThat(publish(asked, world.unit("花园社区"), false)).isZero();
        world.as("resident-01").open(Map.of("text", "要志愿者的"), world.unit("1号楼"));
        Path without = pack("without", "roles: {volunteer: ~}");
        assertThat(publish(without, world.unit("花园社区"), false)).isEqualTo(1);
        assertThat(said()).contains("1 open matters of kind request (asked 1) need the role 'volunteer'", "not published");
    }

    @Test
    void faultsAreNamedAndNothingIsPublished() throws IOException {
        TestWorld world = SERVER.world("base");
        Path pack = pack("wrong", "kinds: {request: {clocks: {answer: {within: soon}}}}");
        assertThat(publish(pack.resolve("playbook.yml"), world.unit("花园社区"), false)).isEqualTo(1);
        assertThat(said()).contains("wrong/playbook.yml:4", "not published: 1 faults");
    }

    @Test
    void aUnitIsNamedSoThatItIsOne() throws IOException {
        SERVER.world("base");
        SERVER.world("base");
        Path pack = pack("somewhere", "kinds: {}");
        assertThat(publish(pack, "花园社区", false)).isEqualTo(1);
        assertThat(said()).contains("several units are called 花园社区");
        assertThat(publish(pack, "月球社区", false)).isEqualTo(1);
        assertThat(said()).contains("no unit has the id, code or name 月球社区");
    }

    private int publish(Path file, String unit, boolean dryRun) {
        printed.reset();
        return SERVER.bean(Publishing.class).publish(file, unit, dryRun, new PrintStream(printed, true, StandardCharsets.UTF_8));
    }

    private String said() {
        return printed.toString(StandardCharsets.UTF_8);
    }

    private Path pack(String code, String differences) throws IOException {
        Path folder = Files.createDirectories(packs.resolve(code));
        Files.writeString(folder.resolve("playbook.yml"), "extends: base\nname: {zh: 测试, en: Test}\nlanguages: [zh, en]\n" + differences + "\n");
        return folder;
    }

    private static long answerMinutes(TestWorld world, String number) {
        var clock = world.as("clerk").get("/api/matters/" + number).json();
        if (!clock.has("clocks")) {
            clock = world.as("head").matter(number);
        }
        var answer = clock.get("clocks").valueStream().filter(line -> line.get("clock").asString().equals("answer")).findFirst().orElseThrow();
        return java.time.Duration.between(java.time.Instant.parse(answer.get("startedAt").asString()), java.time.Instant.parse(answer.get("dueAt").asString())).toMinutes();
    }
}
