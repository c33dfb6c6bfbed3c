package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Map;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Texts keep every Unicode character, and no text is anything but a text.
class TextsRoundTripBadInputTest {

    private static TestWorld world;

    @BeforeAll
    static void open() {
        TestServer.get().rewind();
        world = TestServer.get().world("base");
    }

    @ParameterizedTest
    @ValueSource(strings = {"🆘🔥💧😭🏚️🚒🙏👍🏽👵🏼🧯", "<script>alert(1)</script>", "'); drop table matters.matter; --", "${7*7} #{7*7} {{7*7}} {0} ''", "\u202Eمرحبا\u202C שלום", "e\u0301 é ﷽ \uFEFF\u200B\u00A0",
        "line\r\nline\ttab\u0001\u001B[31m", "\\u0000 \\x00 %00 &#0;", "  spaces kept  ", "𠀀𪜶𫠝𬺰 㐀 〇"})
    void aTextComesBackExactly(String text) {
        var resident = world.as("resident-01");
        var opened = resident.open(Map.of("text", text), world.unit("1号楼"));
        assertThat(opened.status()).as(opened.body()).isEqualTo(200);
        String number = opened.json().get("number").asString();
        assertThat(resident.matter(number).at("/texts/text").asString()).isEqualTo(text);
        assertThat(world.as("clerk").get("/api/matters/" + number + "/moves").json().at("/0/texts/text").asString()).isEqualTo(text);
        assertThat(world.as("clerk").get("/api/matters?view=desk&limit=200").status()).isEqualTo(200);
    }

    @Test
    void everyPlaneOfUnicodeComesBackExactly() {
        var all = new StringBuilder();
        for (int plane = 0; plane <= 16; plane++) {
            for (int i = 1; i < 0xFFFF; i += plane == 0 ? 61 : 257) {
                int point = plane * 0x10000 + i;
                if (Character.getType(point) != Character.SURROGATE) {
                    all.appendCodePoint(point);
                }
            }
        }
        var resident = world.as("resident-02");
        String number = resident.open(Map.of("text", "字"), world.unit("1号楼")).json().get("number").asString();
        int length = all.codePointCount(0, all.length());
        for (int from = 0; from < length; from += 5_000) {
            String part = all.substring(all.offsetByCodePoints(0, from), all.offsetByCodePoints(0, Math.min(length, from + 5_000)));
            var noted = resident.move(number, "note", Map.of("text", part));
            assertThat(noted.status()).as(noted.body()).isEqualTo(200);
            var moves = world.as("clerk").get("/api/matters/" + number + "/moves").json();
            assertThat(moves.get(moves.size() - 1).at("/texts/text").asString()).isEqualTo(part);
        }
    }

    @Test
    void fiveThousandCharactersAreTakenAndNotOneMore() {
        var resident = world.as("resident-03");
        assertThat(resident.open(Map.of("text", "😭".repeat(5_000)), world.unit("1号楼")).status()).isEqualTo(200);
        Bad.problem(resident.open(Map.of("text", "😭".repeat(5_001)), world.unit("1号楼")), "TEXT_TOO_LONG");
    }
}
