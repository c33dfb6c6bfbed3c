package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Photos in moves: whose they are, that one is enough to report, and what is no photo of one's own.
class PhotoMoveTest {

    private static final TestWorld WORLD = TestServer.get().world("base");

    private final TestClient resident = WORLD.as("resident-01");
    private String place = "";

    @BeforeEach
    void at() {
        place = WORLD.unit("1号楼");
    }

    @Test
    void aPhotoWithoutAWordIsAReport() {
        var opened = resident.open(Map.of("photos", List.of(resident.photo())), place);
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
    }

    @Test
    void whatIsNoIdOfAPhotoIsRefusedByName() {
        var opened = resident.open(Map.of("text", "井盖松动", "photos", List.of("井盖")), place);
        assertThat(opened.code()).isEqualTo("FIELD_MALFORMED");
        assertThat(opened.status()).isEqualTo(422);
    }

    @Test
    void anotherPersonsPhotoIsNotThere() {
        String theirs = WORLD.as("resident-02").photo();
        assertThat(resident.open(Map.of("text", "井盖松动", "photos", List.of(theirs)), place).code()).isEqualTo("FILE_UNKNOWN");
    }

    @Test
    void aPhotoBelongsToOneMoveOnly() {
        String photo = resident.photo();
        assertThat(resident.open(Map.of("photos", List.of(photo)), place).status()).isEqualTo(200);
        assertThat(resident.open(Map.of("photos", List.of(photo)), place).code()).isEqualTo("FILE_UNKNOWN");
    }

    @Test
    void onePhotoTwiceIsRefused() {
        String photo = resident.photo();
        assertThat(resident.open(Map.of("photos", List.of(photo, photo)), place).code()).isEqualTo("FIELD_MALFORMED");
    }
}
