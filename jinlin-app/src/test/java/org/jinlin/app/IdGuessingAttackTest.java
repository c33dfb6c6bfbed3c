package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// Numbers are counted up, file ids are near each other, codes and keys are short enough to type: whoever counts on finds nothing.
class IdGuessingAttackTest {

    private static final List<String> STRANGERS = List.of("resident-02", "housing", "volunteer");
    private static TestWorld world;
    private static TestWorld other;
    private static final List<String> NUMBERS = new ArrayList<>();
    private static final List<String> FILES = new ArrayList<>();

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
        other = TestServer.get().world("base");
        var resident = world.as("resident-01");
        for (int i = 0; i < 8; i++) {
            String photo = resident.photo();
            FILES.add(photo);
            NUMBERS.add(resident.open(Map.of("text", "第 " + i + " 件只给自己人看", "photos", List.of(photo)), world.unit("1号楼")).json().get("number").asString());
        }
    }

    /// Of all numbers of a day, counted through, a stranger sees as many as there would be without any.
    @Test
    void countingThroughTheNumbersOfADayFindsNothing() {
        String day = NUMBERS.getFirst().replaceAll("\\d{4}$", "");
        for (String who : STRANGERS) {
            for (int i = 0; i < 40; i++) {
                String number = day + String.format("%04d", i);
                for (String path : List.of("/api/matters/" + number, "/api/matters/" + number + "/moves", "/api/matters/" + number + "/proof")) {
                    Bad.problem(world.as(who).get(path), "MATTER_UNKNOWN");
                }
            }
        }
        for (String number : NUMBERS) {
            Bad.problem(other.as("head").get("/api/matters/" + number), "MATTER_UNKNOWN");
            assertThat(PageClient.signedIn(world, "resident-02").get("/r/" + number).status()).isEqualTo(404);
            assertThat(PageClient.signedIn(other, "clerk").get("/desk/" + number).status()).isEqualTo(404);
        }
    }

    @Test
    void photosBesideTheOwnAreNone() {
        for (String file : FILES) {
            for (long near = Long.parseLong(file) - 3; near <= Long.parseLong(file) + 3; near++) {
                Bad.problem(world.as("resident-02").get("/api/files/" + near), "NOT_FOUND");
                Bad.problem(other.as("clerk").get("/api/files/" + near), "NOT_FOUND");
                assertThat(PageClient.signedIn(world, "resident-02").get("/f/" + near).status()).isEqualTo(404);
            }
            assertThat(world.as("resident-01").get("/api/files/" + file).status()).isEqualTo(200);
        }
    }

    @Test
    void theTokenOfAnotherIsNotTakenAway() {
        JsonNode made = world.as("clerk").post("/api/tokens", Map.of("name", "mine")).json();
        for (String who : List.of("head", "resident-01", "worker")) {
            Bad.problem(world.as(who).delete("/api/tokens/" + made.get("id").asString()), "NOT_FOUND");
        }
        Bad.problem(other.as("clerk").delete("/api/tokens/" + made.get("id").asString()), "NOT_FOUND");
        assertThat(TestClient.anonymous(world.server().address()).with("Authorization", "Bearer " + made.get("token").asString()).get("/api/me").status()).isEqualTo(200);
    }

    /// A claim opens the request it was given for, whatever number stands in the address.
    @Test
    void aClaimOpensNoNumberBesideItsOwn() {
        JsonNode opened = TestClient.anonymous(world.server().address()).post("/api/matters/guest?district=" + world.code(),
                Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "访客"))).json();
        AccessKnock guest = AccessKnock.guest(world.server().address(), opened.get("claim").asString());
        assertThat(guest.get("/r/" + opened.at("/matter/number").asString()).status()).isEqualTo(200);
        for (String number : NUMBERS) {
            assertThat(guest.get("/r/" + number).status()).isEqualTo(404);
            assertThat(guest.get("/r/" + number + "/events").status()).isEqualTo(404);
            assertThat(guest.get("/r/" + number + "?claim=" + opened.get("claim").asString()).header("Location")).isEqualTo("/r/" + number);
            assertThat(guest.form("/r/" + number, "do=withdraw&id=" + UUID.randomUUID()).status()).isEqualTo(404);
        }
    }

    /// A photo, a place and a person in the fields of a move are looked up as what the sender may see.
    @Test
    void fieldsNameNothingOfOthers() {
        var neighbour = world.as("resident-02");
        int before = neighbour.get("/api/matters?view=mine&limit=200").json().get("items").size();
        Bad.problem(neighbour.open(Map.of("text", "偷图", "photos", List.of(FILES.getFirst())), world.unit("1号楼")), "FILE_UNKNOWN");
        Bad.problem(neighbour.open(Map.of("text", "别区"), other.unit("1号楼")));
        Bad.problem(world.as("clerk").move(NUMBERS.getFirst(), "merge", Map.of("into", opened(other))));
        Bad.problem(world.as("clerk").move(NUMBERS.getFirst(), "dispatch", Map.of("unit", other.unit("住建局"), "text", "a")));
        assertThat(neighbour.get("/api/matters?view=mine&limit=200").json().get("items").size()).isEqualTo(before);
    }

    private static String opened(TestWorld where) {
        return where.as("resident-01").open(Map.of("text", "别处"), where.unit("1号楼")).json().get("number").asString();
    }

    /// What stands in a printed code is not counted up: the key is long and differs in every place.
    @Test
    void secretsInAddressesAreNotNearEachOther() {
        List<String> claims = new ArrayList<>();
        for (int i = 0; i < 4; i++) {
            claims.add(TestClient.anonymous(world.server().address()).post("/api/matters/guest?district=" + world.code(),
                    Map.of("id", UUID.randomUUID().toString(), "place", Map.of("unit", world.unit("1号楼")), "fields", Map.of("text", "访客 " + i))).json().get("claim").asString());
        }
        assertThat(claims).doesNotHaveDuplicates().allSatisfy(claim -> assertThat(claim).hasSizeGreaterThanOrEqualTo(32));
        for (String claim : claims) {
            assertThat(claims.stream().filter(another -> !another.equals(claim)).map(another -> common(claim, another))).allSatisfy(same -> assertThat(same).isLessThan(24));
        }
    }

    /// In how many places two texts have the same character.
    private static int common(String one, String another) {
        int same = 0;
        for (int i = 0; i < Math.min(one.length(), another.length()); i++) {
            same += one.charAt(i) == another.charAt(i) ? 1 : 0;
        }
        return same;
    }
}
