package org.jinlin.matters;

import static org.assertj.core.api.Assertions.assertThat;

import java.awt.image.BufferedImage;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import javax.imageio.ImageIO;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.jinlin.people.Actor;
import org.jinlin.people.People;
import org.junit.jupiter.api.Test;

class RetentionTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.world("base");
    private final Retention retention = SERVER.bean(Retention.class);

    private String opened(UUID id) {
        var answer = world.as("resident-01").post("/api/matters", Map.of("id", id.toString(), "fields", Map.of("text", "一盏灯"), "place", Map.of("unit", world.unit("1号楼"))));
        assertThat(answer.status()).as(answer.body()).isEqualTo(200);
        return answer.json().get("number").asString();
    }

    private Actor resident() {
        long person = Long.parseLong(world.as("resident-01").get("/api/me").json().get("person").asString());
        return SERVER.bean(People.class).actor(world.district(), person);
    }

    private static long photo(Actor actor) throws IOException {
        var bytes = new ByteArrayOutputStream();
        ImageIO.write(new BufferedImage(32, 32, BufferedImage.TYPE_INT_RGB), "png", bytes);
        return Long.parseLong(SERVER.bean(MatterFiles.class).store(actor, new ByteArrayInputStream(bytes.toByteArray()), "灯.png").orThrow().id());
    }

    @Test
    void clientIdsAreKeptThirtyDaysAndThenForgotten() {
        UUID id = UUID.randomUUID();
        String number = opened(id);
        world.pass("P29DT23H");
        assertThat(retention.run(world.district()).commands()).isZero();
        assertThat(opened(id)).isEqualTo(number);
        world.pass("PT2H");
        assertThat(retention.run(world.district()).commands()).isEqualTo(1);
        assertThat(opened(id)).isNotEqualTo(number);
        assertThat(retention.run(world.district())).isEqualTo(new Retention.Deleted(0, 0));
    }

    @Test
    void aPhotoThatNoMoveTookIsGoneAfterADayAndATakenOneStays() throws IOException {
        Actor actor = resident();
        long loose = photo(actor);
        long taken = photo(actor);
        world.as("resident-01").open(Map.of("text", "见照片", "photos", List.of(Long.toString(taken))), world.unit("1号楼"));
        world.pass("PT23H");
        assertThat(retention.run(world.district()).files()).isZero();
        assertThat(SERVER.bean(MatterFiles.class).read(actor, loose)).isPresent();
        world.pass("PT2H");
        assertThat(retention.run(world.district()).files()).isEqualTo(1);
        assertThat(SERVER.bean(MatterFiles.class).read(actor, loose)).isEmpty();
        assertThat(SERVER.bean(MatterFiles.class).read(actor, taken)).isPresent();
        assertThat(SERVER.bean(Invariants.class).check(world.district())).isEmpty();
    }

    @Test
    void anotherTenantsThingsAreNotTouched() {
        UUID id = UUID.randomUUID();
        opened(id);
        TestWorld other = SERVER.world("base");
        world.pass("P31D");
        assertThat(retention.run(other.district())).isEqualTo(new Retention.Deleted(0, 0));
        assertThat(retention.run(world.district()).commands()).isEqualTo(1);
    }
}
