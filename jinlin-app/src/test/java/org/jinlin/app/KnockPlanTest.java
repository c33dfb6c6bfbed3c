package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The plan of call-backs on the real server: who is drawn is what anybody draws again from the number, and the desk says how.
class KnockPlanTest {

    private static final int MOST = 80;

    private final TestWorld world = TestServer.get().world("changtai");

    private String finished(String category) {
        String number = world.as("resident-01").open(Map.of("text", "问一下", "category", category), world.unit("1号楼")).json().get("number").asString();
        world.as("worker").move(number, "accept", Map.of());
        assertThat(world.as("worker").move(number, "finish", Map.of("text", "已办")).status()).isEqualTo(200);
        return number;
    }

    private JsonNode matter(String number) {
        return world.as("secretary").matter(number);
    }

    /// As somebody without our program draws it.
    private static boolean isDrawn(String number) throws NoSuchAlgorithmException {
        byte[] hash = MessageDigest.getInstance("SHA-256").digest(("changtai-2026 " + number).getBytes(StandardCharsets.UTF_8));
        return Long.parseLong(HexFormat.of().formatHex(hash).substring(0, 8), 16) / (double) (1L << 32) < 0.2;
    }

    @Test
    void theSampleIsWhatAnybodyDrawsFromTheNumbersAndOpensACallBack() throws NoSuchAlgorithmException {
        var seen = new LinkedHashSet<String>();
        for (int n = 0; n < MOST && seen.size() < 2; n++) {
            String number = finished("property_fee");
            String plan = matter(number).at("/facts/call_plan").asString();
            assertThat(plan).isEqualTo(isDrawn(number) ? "in_sample" : "left_out");
            assertThat(matter(number).get("children").valueStream().map(child -> child.get("kind").asString()).toList()).isEqualTo(plan.equals("in_sample") ? List.of("call_round") : List.of());
            if (seen.add(plan)) {
                var page = PageClient.signedIn(world, "secretary").get("/desk/" + number);
                assertThat(page.text()).contains("回访安排", plan.equals("in_sample") ? "抽中回访" : "未抽中", "“changtai-2026 " + number + "”的 SHA-256 以", "小于 20% 的抽中");
            }
        }
        assertThat(seen).as("both within " + MOST).hasSize(2);
    }

    @Test
    void everyKeyCaseIsPlannedAndTheDeskSaysWhy() {
        for (String category : new String[] {"lift_fault", "fire_hazard", "manhole_cover"}) {
            String number = finished(category);
            assertThat(matter(number).at("/facts/call_plan").asString()).isEqualTo("key_case");
            assertThat(matter(number).at("/children/0/kind").asString()).isEqualTo("knock");
            assertThat(PageClient.signedIn(world, "secretary").get("/desk/" + number).text()).contains("重点事项", "等级为橙色、红色的全部上门");
        }
    }

    @Test
    void nobodyTypesTheLotAndTheAskerIsNotToldOfIt() {
        String number = world.as("resident-01").open(Map.of("text", "问一下"), world.unit("1号楼")).json().get("number").asString();
        assertThat(world.as("worker").move(number, "finish", Map.of("text", "已办", "call_plan", "left_out")).status()).isEqualTo(422);
        assertThat(world.as("worker").move(number, "finish", Map.of("text", "已办")).status()).isEqualTo(200);
        var page = PageClient.signedIn(world, "resident-01").get("/r/" + number);
        assertThat(page.status()).isEqualTo(200);
        assertThat(page.text()).doesNotContain("回访安排", "SHA-256", "抽中");
    }
}
