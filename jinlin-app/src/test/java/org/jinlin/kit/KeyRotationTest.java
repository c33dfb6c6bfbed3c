package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.Instant;
import java.util.HexFormat;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class KeyRotationTest {

    private static final String CONTEXT = "person.name 12 345";
    private static final Instant NOW = Instant.parse("2026-11-20T06:00:00Z");

    @TempDir
    Path folder;
    private Path file;
    private KeyRotation rotation;

    @BeforeEach
    void file() {
        file = folder.resolve("keys");
        rotation = new KeyRotation(file, Map.of());
    }

    private Keyring keyring() {
        return Keyring.loadOrCreate(file, Map.of());
    }

    /// A file as the first versions wrote it, with a field that was sealed by them.
    @Test
    void aKeyFileOfTheFirstFormatOpensAndBecomesTheSecondWhenItsKeysChange() throws IOException {
        String cipher = "00112233445566778899aabbccddeeff00112233445566778899aabbccddeeff";
        String index = "ffeeddccbbaa99887766554433221100ffeeddccbbaa99887766554433221100";
        String lines = "jinlin keyring 1\n" + cipher + "\n" + index;
        Files.writeString(file, lines + "\n" + Hashing.sha256Hex(lines).substring(0, 16) + "\n");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        var first = new DataKey(DataCipher.AES, HexFormat.of().parseHex(cipher), 0);
        var sealed = new Sealed(first.seal("牛建国".getBytes(StandardCharsets.UTF_8), CONTEXT.getBytes(StandardCharsets.UTF_8)));
        Keyring keyring = keyring();
        String fingerprint = keyring.fingerprint();
        byte[] mark = keyring.blindIndex("13812345678", "phone");

        assertThat(keyring.open(sealed, CONTEXT)).isEqualTo("牛建国");
        assertThat(Files.readString(file)).as("reading changes nothing").startsWith("jinlin keyring 1");

        rotation.rotate("AES", NOW);
        assertThat(Files.readString(file)).startsWith("jinlin keyring 2").doesNotContain(cipher).doesNotContain(index);
        assertThat(keyring().open(sealed, CONTEXT)).isEqualTo("牛建国");
        assertThat(keyring().blindIndex("13812345678", "phone")).isEqualTo(mark);
        assertThat(keyring().covers(fingerprint)).isTrue();
        assertThat(fingerprint).isEqualTo(HexFormat.of().formatHex(Hashing.sha256("jinlin keys".getBytes(StandardCharsets.US_ASCII), first.bytes(), HexFormat.of().parseHex(index)), 0, 8));
    }

    @Test
    void everyProcessOpensWhatTheNewKeySealedAtOnce() {
        Keyring one = keyring();
        Keyring other = keyring();
        Sealed before = one.seal("before", CONTEXT);
        rotation.rotate("AES", NOW);
        Keyring fresh = keyring();
        Sealed after = fresh.seal("after", CONTEXT);

        assertThat(one.isNewest(after.bytes())).as("not looked at yet").isFalse();
        assertThat(one.open(after, CONTEXT)).isEqualTo("after");
        assertThat(other.open(before, CONTEXT)).isEqualTo("before");
        assertThat(other.open(after, CONTEXT)).isEqualTo("after");
        assertThat(one.isNewest(one.seal("x", CONTEXT).bytes())).isTrue();
        assertThat(fresh.isNewest(before.bytes())).isFalse();
        assertThat(one.seal("x", CONTEXT).bytes()).startsWith(java.util.Arrays.copyOf(after.bytes(), DataKey.HEAD_BYTES));
        assertThat(one.states()).extracting(KeyState::newest).containsExactly(false, true);
    }

    @Test
    void anOldKeyIsDroppedNotBeforeItRested() {
        Sealed before = keyring().seal("before", CONTEXT);
        String fingerprint = keyring().fingerprint();
        rotation.rotate("SM4", NOW);
        Sealed after = keyring().seal("after", CONTEXT);

        assertThat(rotation.retire(NOW.plus(KeyRotation.REST).minusSeconds(1))).isFalse();
        assertThat(keyring().open(before, CONTEXT)).isEqualTo("before");
        assertThat(rotation.retire(NOW.plus(KeyRotation.REST))).isTrue();
        assertThat(keyring().open(after, CONTEXT)).isEqualTo("after");
        assertThat(keyring().covers(fingerprint)).as("a backup from before needs the key file of that time").isFalse();
        assertThatThrownBy(() -> keyring().open(before, CONTEXT)).hasMessageContaining("another key file").hasMessageNotContaining("before");
    }

    @Test
    void aMasterKeyInAnotherFileOpensTheKeysAndNothingElseDoes() throws IOException {
        Sealed sealed = keyring().seal("secret", CONTEXT);
        rotation.wrap("file master", "AES");
        Path master = folder.resolve("master");

        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(master))).isEqualTo("rw-------");
        assertThat(Files.readString(file)).contains("master file master\n").doesNotContain(Files.readString(master).strip());
        assertThat(keyring().open(sealed, CONTEXT)).isEqualTo("secret");
        String good = Files.readString(master);
        Files.writeString(master, "0".repeat(64) + "\n");
        assertThatThrownBy(this::keyring).isInstanceOf(KeyProblem.class).hasMessageContaining("does not fit");
        Files.writeString(master, "short");
        assertThatThrownBy(this::keyring).isInstanceOf(KeyProblem.class).hasMessageContaining("damaged");
        Files.delete(master);
        assertThatThrownBy(this::keyring).isInstanceOf(KeyProblem.class).hasMessageContaining("cannot be read");
        Files.writeString(master, good);
        Files.setPosixFilePermissions(master, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(this::keyring).isInstanceOf(KeyProblem.class).hasMessageContaining("chmod 600");
    }

    /// The length of a master key says its cipher: 16 bytes are one of SM4.
    @Test
    void aMasterKeyInAFileOrInTheKeyFileMayBeOneOfSm4() throws IOException {
        Sealed sealed = keyring().seal("secret", CONTEXT);
        rotation.wrap("file master", "SM4");
        assertThat(Files.readString(folder.resolve("master"))).matches("[0-9a-f]{32}\n");
        assertThat(keyring().open(sealed, CONTEXT)).isEqualTo("secret");
        assertThat(Files.readAllLines(file).stream().filter(line -> line.matches("(index|data) .*")).map(line -> line.substring(line.lastIndexOf(' ') + 1)))
                .as("wrapped by SM4, told by the first byte").isNotEmpty().allSatisfy(wrapped -> assertThat(java.util.Base64.getUrlDecoder().decode(wrapped)[0]).isEqualTo(DataCipher.SM4.version()));
        rotation.wrap("self", "SM4");
        assertThat(Files.readString(file)).containsPattern("master self [0-9a-f]{32}\n");
        rotation.rotate("SM4", NOW);
        assertThat(keyring().open(sealed, CONTEXT)).isEqualTo("secret");
        Files.writeString(folder.resolve("master"), "0".repeat(48) + "\n");
        assertThatThrownBy(() -> rotation.wrap("file master", "SM4")).as("neither of AES nor of SM4").isInstanceOf(KeyProblem.class).hasMessageContaining("damaged");
        assertThatThrownBy(() -> rotation.wrap("self", "DES")).isInstanceOf(KeyProblem.class);
        assertThat(Keyring.loadOrCreate(folder.resolve("new"), Map.of("JINLIN_KEYS_CIPHER", "SM4")).states()).extracting(KeyState::cipher).containsExactly(DataCipher.SM4);
        assertThat(Files.readString(folder.resolve("new"))).containsPattern("master self [0-9a-f]{32}\n");
    }

    /// The sum at the end is no secret: whoever writes the file can make it. What is wrapped still says what it was wrapped for.
    @Test
    void aWrappedKeyInThePlaceOfAnotherIsRefused() throws IOException {
        keyring();
        rotation.rotate("AES", NOW);
        var lines = new java.util.ArrayList<>(Files.readAllLines(file));
        String first = lines.get(3);
        lines.set(3, first.substring(0, first.lastIndexOf(' ')) + lines.get(4).substring(lines.get(4).lastIndexOf(' ')));
        lines.removeLast();
        lines.add(Hashing.sha256Hex(String.join("\n", lines)).substring(0, 16));
        Files.writeString(file, String.join("\n", lines) + "\n");

        assertThatThrownBy(this::keyring).isInstanceOf(KeyProblem.class).hasMessageContaining("does not fit");
    }

    @Test
    void aChangeThatCannotBeReadLeavesARunningServerItsKeys() throws IOException {
        Keyring running = keyring();
        Sealed sealed = running.seal("secret", CONTEXT);
        byte[] unknown = sealed.bytes();
        unknown[2] ^= 1;
        Files.writeString(file, "damaged");

        assertThatThrownBy(() -> running.open(new Sealed(unknown), CONTEXT)).hasMessageContaining("another key file");
        assertThat(running.open(sealed, CONTEXT)).isEqualTo("secret");
    }

    @Test
    void theKeyOfBlindIndexesChangesWithTheFileAndEveryProcessFindsByBoth() throws IOException {
        Keyring running = keyring();
        String fingerprint = running.fingerprint();
        byte[] before = running.index("13812345678", "phone").newest();
        byte[] handle = running.blindIndex("13812345678", "phone");
        assertThat(before).isEqualTo(handle);
        assertThat(rotation.rotateIndex(NOW)).isTrue();
        assertThat(rotation.rotateIndex(NOW)).as("one change at a time").isFalse();
        rotation.wrap("file master", "AES");
        rotation.rotate("SM4", NOW);

        running.open(keyring().seal("x", CONTEXT), CONTEXT); // met, so it looks at once and not within a second
        BlindIndex index = running.index("13812345678", "phone");
        assertThat(index.all()).hasSize(2).contains(before);
        assertThat(running.renewed(before)).isEqualTo(index.newest()).isNotEqualTo(before);
        assertThat(keyring().index("13812345678", "phone").all()).containsExactlyElementsOf(index.all());
        assertThat(running.blindIndex("13812345678", "phone")).as("what others hold stays").isEqualTo(handle);
        assertThat(running.covers(fingerprint)).as("a backup of before").isTrue();
        String amidst = running.fingerprint();
        Files.copy(file, folder.resolve("copy"), java.nio.file.StandardCopyOption.COPY_ATTRIBUTES);

        assertThat(rotation.retireIndex(NOW.plus(KeyRotation.REST).minusSeconds(1))).isFalse();
        assertThat(keyring().isIndexChanging()).isTrue();
        assertThat(rotation.retireIndex(NOW.plus(KeyRotation.REST))).isTrue();
        assertThat(keyring().isIndexChanging()).isFalse();
        assertThat(keyring().index("13812345678", "phone").all()).containsExactly(index.newest());
        assertThat(keyring().covers(keyring().fingerprint())).isTrue();
        assertThat(keyring().covers(amidst)).as("a backup of the change may hold rows that nothing looks for now").isFalse();
        assertThat(Keyring.loadOrCreate(folder.resolve("copy"), Map.of()).covers(amidst)).isTrue();
        assertThat(Keyring.loadOrCreate(folder.resolve("copy"), Map.of()).covers(fingerprint)).isTrue();
        assertThat(keyring().covers(fingerprint)).as("a backup from before needs the key file of that time").isFalse();
        assertThat(rotation.rotateIndex(NOW)).as("the next change").isTrue();
    }

    @Test
    void aKeyOfIndexesThatWasChangedInTheFileIsRefused() throws IOException {
        keyring();
        rotation.rotateIndex(NOW);
        var lines = Files.readAllLines(file);
        assertThat(lines.get(3)).startsWith("over ");
        for (String wrong : new String[] {"over", lines.get(3).replace(" beside ", " above "), lines.get(3).replaceFirst("over \\d+", "over 7"), lines.get(3) + "x", lines.get(2).replace("index", "over 1 00000000 alone")}) {
            var changed = new java.util.ArrayList<>(lines);
            changed.set(3, wrong);
            changed.removeLast();
            changed.add(Hashing.sha256Hex(String.join("\n", changed)).substring(0, 16));
            Files.writeString(file, String.join("\n", changed) + "\n");
            assertThatThrownBy(this::keyring).as(wrong).isInstanceOf(KeyProblem.class);
        }
        var none = new java.util.ArrayList<>(lines.subList(0, 4));
        none.add(Hashing.sha256Hex(String.join("\n", none)).substring(0, 16));
        Files.writeString(file, String.join("\n", none) + "\n");
        assertThatThrownBy(this::keyring).as("no key seals").isInstanceOf(KeyProblem.class);
    }

    @Test
    void whatIsNoCipherAndNoMasterIsRefusedAndChangesNothing() throws IOException {
        keyring();
        String before = Files.readString(file);

        assertThatThrownBy(() -> rotation.rotate("DES", NOW)).isInstanceOf(KeyProblem.class);
        for (String master : new String[] {"", "file ", "vault", "vault http://127.0.0.1", "self x", "cloud x y"}) {
            assertThatThrownBy(() -> rotation.wrap(master, "AES")).as(master).isInstanceOf(KeyProblem.class);
        }
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThatThrownBy(() -> Keyring.loadOrCreate(folder.resolve("new"), Map.of("JINLIN_KEYS_CIPHER", "DES"))).isInstanceOf(KeyProblem.class);
    }
}
