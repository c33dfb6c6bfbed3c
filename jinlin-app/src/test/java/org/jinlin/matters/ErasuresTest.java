package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.kit.Db;
import org.jinlin.kit.Outcome;
import org.jinlin.kit.Scope;
import org.junit.jupiter.api.Test;

/// Words go, the chain stays, and the timeline says under which rule.
class ErasuresTest {

    private static final TestServer SERVER = TestServer.get();
    private static final TestWorld WORLD = SERVER.world("base");

    @Test
    void erasedWordsAreGoneAndTheChainStillHolds() {
        String number = WORLD.as("resident-01").open(Map.of("text", "我叫演示居民，住三楼"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "reply", Map.of("text", "收到"));
        long id = id(number);

        assertThat(SERVER.bean(Erasures.class).erase(WORLD.district(), id, 1, "PIPL Art. 47").isDone()).isTrue();

        var moves = WORLD.as("resident-01").get("/api/matters/" + number + "/moves").json();
        assertThat(moves.get(0).get("texts").isEmpty()).isTrue();
        assertThat(moves.get(0).get("erased").asString()).isEqualTo("PIPL Art. 47");
        assertThat(moves.get(1).at("/texts/text").asString()).isEqualTo("收到");
        assertThat(WORLD.as("clerk").matter(number).get("texts").isEmpty()).isTrue();
        assertThat(MoveHash.broken(history(id))).isEmpty();
        assertThat(history(id).getFirst().wordsHash()).isNotNull();
    }

    @Test
    void withoutARuleNothingIsErased() {
        String number = WORLD.as("resident-01").open(Map.of("text", "留着"), WORLD.unit("1号楼")).json().get("number").asString();
        assertThat(code(SERVER.bean(Erasures.class).erase(WORLD.district(), id(number), 1, "  "))).isEqualTo("FIELD_MISSING");
        assertThat(WORLD.as("clerk").matter(number).at("/texts/text").asString()).isEqualTo("留着");
    }

    @Test
    void aMoveWithoutWordsAndOneErasedBeforeAreSaid() {
        String number = WORLD.as("resident-01").open(Map.of("text", "一次"), WORLD.unit("1号楼")).json().get("number").asString();
        WORLD.as("clerk").move(number, "accept", Map.of());
        var erasures = SERVER.bean(Erasures.class);
        assertThat(code(erasures.erase(WORLD.district(), id(number), 2, "rule"))).isEqualTo("NOTHING_TO_ERASE");
        erasures.erase(WORLD.district(), id(number), 1, "rule");
        assertThat(code(erasures.erase(WORLD.district(), id(number), 1, "rule"))).isEqualTo("NOTHING_TO_ERASE");
    }

    private static String code(Outcome<Boolean> outcome) {
        return outcome.<String>map(done -> "done").orElse(refusal -> refusal.code());
    }

    private static long id(String number) {
        return read(store -> store.address(number).orElseThrow().id());
    }

    private static java.util.List<Move> history(long id) {
        return read(store -> store.history(id));
    }

    private static <T> T read(java.util.function.Function<MatterStore, T> query) {
        return SERVER.bean(Db.class).read(Scope.service(WORLD.district(), Scope.Kind.REPORT), db -> query.apply(new MatterStore(db, WORLD.district())));
    }
}
