package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class KeyringTest {

    private static final String CONTEXT = "person.name 12 345";

    @TempDir
    Path folder;
    private Keyring keyring;

    @BeforeEach
    void keyring() {
        keyring = Keyring.loadOrCreate(folder.resolve("keys"));
    }

    @ParameterizedTest
    @ValueSource(strings = {
        "", " ", "a", "\u5f20\u4e09", "\uD83D\uDE00\uD83C\uDFFD\u200D\uD83D\uDE80",
        "\u0000\r\n\t\u007f\uFFFF\uFEFF", "e\u0301"
    })
    void what_was_sealed_opens_as_it_was(String plain) {
        assertThat(keyring.open(keyring.seal(plain, CONTEXT), CONTEXT)).isEqualTo(plain);
    }

    @Test
    void every_unicode_character_comes_back() {
        for (int plane = 0; plane <= 16; plane++) {
            String all = IntStream.range(plane << 16, (plane + 1) << 16)
                    .filter(point -> point < Character.MIN_SURROGATE || point > Character.MAX_SURROGATE)
                    .collect(StringBuilder::new, StringBuilder::appendCodePoint, StringBuilder::append).toString();
            assertThat(keyring.open(keyring.seal(all, CONTEXT), CONTEXT).equals(all)).as("plane %s", plane).isTrue();
        }
    }

    @Test
    void a_long_text_comes_back() {
        String plain = "\u957f\uD83C\uDFE0".repeat(5_000);
        assertThat(keyring.open(keyring.seal(plain, CONTEXT), CONTEXT)).isEqualTo(plain);
    }

    @Test
    void the_same_text_looks_different_each_time() {
        Set<Sealed> seen = new HashSet<>();
        for (int i = 0; i < 1_000; i++) {
            seen.add(keyring.seal("same", CONTEXT));
        }
        assertThat(seen).hasSize(1_000);
    }

    @Test
    void the_sealed_bytes_and_their_print_show_nothing() {
        Sealed sealed = keyring.seal("13812345678", CONTEXT);
        assertThat(new String(sealed.bytes(), StandardCharsets.ISO_8859_1)).doesNotContain("138").doesNotContain("5678");
        assertThat(sealed).hasToString("sealed");
        assertThat(keyring).hasToString("keyring");
        sealed.bytes()[20] ^= 1;
        assertThat(keyring.open(sealed, CONTEXT)).as("nobody changes it from outside").isEqualTo("13812345678");
    }

    @Test
    void a_change_of_any_byte_is_noticed() {
        byte[] bytes = keyring.seal("secret", CONTEXT).bytes();
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            assertRefused(keyring, new Sealed(changed), CONTEXT);
        }
    }

    @Test
    void a_cut_or_lengthened_value_is_noticed() {
        byte[] bytes = keyring.seal("secret", CONTEXT).bytes();
        for (int length = 0; length < bytes.length; length++) {
            assertRefused(keyring, new Sealed(Arrays.copyOf(bytes, length)), CONTEXT);
        }
        assertRefused(keyring, new Sealed(Arrays.copyOf(bytes, bytes.length + 1)), CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"person.name 12 346", "person.name 13 345", "person.phone 12 345", "", "person.name 12 345 "})
    void a_value_moved_elsewhere_does_not_open(String context) {
        assertRefused(keyring, keyring.seal("secret", CONTEXT), context);
    }

    @Test
    void another_key_file_does_not_open_it() {
        Keyring other = Keyring.loadOrCreate(folder.resolve("other"));
        Sealed sealed = keyring.seal("secret", CONTEXT);
        assertThatThrownBy(() -> other.open(sealed, CONTEXT)).hasMessageContaining("another key file");
        assertThat(other.blindIndex("13812345678", "phone")).isNotEqualTo(keyring.blindIndex("13812345678", "phone"));
    }

    @Test
    void half_a_surrogate_pair_is_refused_and_not_quoted() {
        for (String broken : new String[] {"secret\uD83D", "\uDE00secret"}) {
            assertThatThrownBy(() -> keyring.seal(broken, CONTEXT))
                    .isInstanceOf(IllegalArgumentException.class)
                    .hasMessageNotContaining("secret")
                    .hasNoCause();
        }
    }

    @Test
    void equal_texts_have_equal_blind_indexes_within_a_field_only() {
        byte[] index = keyring.blindIndex("13812345678", "phone");
        assertThat(index).hasSize(16).isEqualTo(keyring.blindIndex("13812345678", "phone"));
        assertThat(keyring.blindIndex("13812345679", "phone")).isNotEqualTo(index);
        assertThat(keyring.blindIndex("13812345678", "id")).isNotEqualTo(index);
        assertThat(keyring.blindIndex("bc", "a")).isNotEqualTo(keyring.blindIndex("c", "ab"));
    }

    @Test
    void the_key_file_is_made_once_for_the_owner_only() throws IOException {
        Path file = folder.resolve("deep/down/keys");
        Sealed sealed = Keyring.loadOrCreate(file).seal("secret", CONTEXT);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        assertThat(Keyring.loadOrCreate(file).open(sealed, CONTEXT)).isEqualTo("secret");
        try (var files = Files.list(file.getParent())) {
            assertThat(files).as("no draft is left").containsExactly(file);
        }
    }

    @Test
    void processes_that_start_together_get_the_same_keys() {
        Path file = folder.resolve("raced");
        var indexes = IntStream.range(0, 16).parallel()
                .mapToObj(i -> Keyring.loadOrCreate(file).blindIndex("x", "y")).toList();
        assertThat(indexes).allSatisfy(index -> assertThat(index).isEqualTo(indexes.getFirst()));
    }

    @Test
    void a_damaged_key_file_is_refused_with_a_sentence_that_holds_no_key() throws IOException {
        Path file = folder.resolve("keys");
        String good = Files.readString(file);
        String key = good.lines().toList().get(1).substring("master self ".length());
        String[] damaged = {
            "", "\n", good.substring(0, good.length() - 1), good.substring(0, 80), good + "\n",
            good.replace("keyring 2", "keyring 3"), good.replace("keyring 2", "keyring 1"),
            good.replace(key, key.substring(2)), good.replace(key.charAt(5), key.charAt(5) == '0' ? '1' : '0'), good.replace("\n", "\r\n")
        };
        for (String text : damaged) {
            Files.writeString(file, text);
            assertThatThrownBy(() -> Keyring.loadOrCreate(file))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("damaged").hasMessageContaining(file.toString())
                    .hasMessageNotContaining(key.substring(10, 20));
            assertThat(Files.readString(file)).as("the damaged file is kept").isEqualTo(text);
        }
    }

    @Test
    void a_key_file_that_others_may_read_is_refused() throws IOException {
        Path file = folder.resolve("keys");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r-----"));
        assertThatThrownBy(() -> Keyring.loadOrCreate(file)).hasMessageContaining("chmod 600");
    }

    @Test
    void a_place_that_cannot_hold_a_key_file_is_refused() throws IOException {
        Files.writeString(folder.resolve("file"), "x");
        assertThatThrownBy(() -> Keyring.loadOrCreate(folder.resolve("file/keys"))).hasMessageContaining("neither be read nor made");
    }

    private static void assertRefused(Keyring keyring, Sealed sealed, String context) {
        assertThatThrownBy(() -> keyring.open(sealed, context))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining("secret");
    }
}
