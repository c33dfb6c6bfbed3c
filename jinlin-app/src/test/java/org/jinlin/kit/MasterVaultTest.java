package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Base64;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/// A master key that lies in a key service and never leaves it.
class MasterVaultTest {

    private static final String CONTEXT = "person.name 12 345";
    private static final Map<String, String> GOOD = environment("good");

    @TempDir
    Path folder;
    private SoftVault vault;
    private Path file;

    @BeforeEach
    void start() {
        vault = new SoftVault();
        file = folder.resolve("keys");
    }

    @AfterEach
    void stop() {
        vault.close();
    }

    private static Map<String, String> environment(String token) {
        return Map.of("JINLIN_VAULT_TOKEN", token, "JINLIN_OUTGOING_ALLOW", "127.0.0.1");
    }

    private KeyRotation rotation() {
        return new KeyRotation(file, GOOD);
    }

    /// A key file whose keys the service has wrapped, and a field that they sealed.
    private Sealed wrapped() {
        Sealed sealed = Keyring.loadOrCreate(file, GOOD).seal("secret", CONTEXT);
        rotation().wrap(vault.line(), "AES");
        return sealed;
    }

    @Test
    void theKeysAreWrappedByTheServiceAndAFieldAsksNobody() throws IOException {
        Sealed sealed = wrapped();
        rotation().rotate("SM4", Instant.EPOCH);
        rotation().rotateIndex(Instant.EPOCH);

        assertThat(Files.readString(file)).contains("master " + vault.line() + "\n").contains("vault:v1:").doesNotContain("self");
        Keyring keyring = Keyring.loadOrCreate(file, GOOD);
        int before = vault.asked();
        for (int i = 0; i < 20; i++) {
            assertThat(keyring.open(sealed, CONTEXT)).isEqualTo("secret");
            keyring.seal("other", CONTEXT);
            assertThat(keyring.index("13812345678", "phone").all()).hasSize(2);
        }
        assertThat(vault.asked()).isEqualTo(before);
    }

    @Test
    void aRunningServerGoesOnWhileTheServiceIsAwayAndAStartWaitsForNobody() {
        Sealed sealed = wrapped();
        Keyring running = Keyring.loadOrCreate(file, GOOD);
        vault.close();
        byte[] unknown = sealed.bytes();
        unknown[2] ^= 1;
        assertThatThrownBy(() -> running.open(new Sealed(unknown), CONTEXT)).as("it looks at the file, which is as it was").hasMessageContaining("another key file");
        assertThat(running.open(sealed, CONTEXT)).isEqualTo("secret");
        assertProblem(GOOD, "does not answer");
    }

    @Test
    void theServiceMayChangeItsKeyAndOlderVersionsAreShutOffAfterWrappingAnew() {
        Sealed sealed = wrapped();
        vault.rotate();
        assertThat(Keyring.loadOrCreate(file, GOOD).open(sealed, CONTEXT)).as("wrapped by the version before").isEqualTo("secret");
        vault.oldest = 2;
        assertProblem(GOOD, "refused with 400");
        vault.oldest = 1;
        rotation().wrap(vault.line(), "AES");
        vault.oldest = 2;
        assertThat(Keyring.loadOrCreate(file, GOOD).open(sealed, CONTEXT)).isEqualTo("secret");
        vault.oldest = 1;
        vault.forget();
        assertProblem(GOOD, "refused with 400");
    }

    @Test
    void theTokenMayLieInAFile() throws IOException {
        Path token = Files.writeString(folder.resolve("token"), "good\n");
        var environment = Map.of("JINLIN_VAULT_TOKEN_FILE", token.toString(), "JINLIN_OUTGOING_ALLOW", "127.0.0.0/8");
        Keyring.loadOrCreate(file, environment);
        new KeyRotation(file, environment).wrap(vault.line(), "AES");

        assertThat(Keyring.loadOrCreate(file, environment).states()).hasSize(1);
    }

    @Test
    void aStartWithoutTheServiceSaysWhatIsWrong() {
        wrapped();

        assertProblem(environment("bad"), "refused with 403");
        assertProblem(Map.of("JINLIN_OUTGOING_ALLOW", "127.0.0.1"), "JINLIN_VAULT_TOKEN_FILE");
        assertProblem(Map.of("JINLIN_VAULT_TOKEN_FILE", folder.resolve("nothing").toString()), "cannot be read");
        assertProblem(Map.of("JINLIN_VAULT_TOKEN", "good"), "OUTGOING_NOT_ALLOWED");
    }

    @ParameterizedTest
    @CsvSource({"500", "503", "429", "302", "404", "200"})
    void aServiceThatRefusesIsAskedOnceAndNamed(int status) {
        wrapped();
        vault.status = status;
        vault.instead = "{\"errors\":[\"internal error\"]}";
        int before = vault.asked();
        assertProblem(GOOD, "the key service");
        assertThat(vault.asked()).isEqualTo(before + 1);
    }

    @ParameterizedTest
    @ValueSource(strings = {"no json", "{}", "[]", "null", "{\"data\": null}", "{\"data\": {\"plaintext\": \"!\"}}", "{\"data\": {\"plaintext\": \"AAAA\"}}", "{\"data\": {\"plaintext\": 7}}", "{\"data\": {\"plaintext\": \"\"}}"})
    void whatIsNoKeyIsTakenForNone(String answer) {
        wrapped();
        vault.instead = answer;
        assertProblem(GOOD, "the key service");
    }

    @Test
    void anotherKeyThanTheOneThatWasAskedForIsRefused() {
        wrapped();
        vault.instead = "{\"data\": {\"plaintext\": \"" + Base64.getEncoder().encodeToString(new byte[40]) + "\"}}";
        assertProblem(GOOD, "unwrapped another key");
    }

    @Test
    void aServiceThatIsSilentIsNotWaitedForLong() {
        wrapped();
        vault.delayMillis = 8000;
        long begun = System.nanoTime();
        assertProblem(GOOD, "does not answer");
        assertThat(System.nanoTime() - begun).isLessThan(7_500_000_000L);
    }

    @Test
    void keysThatTheServiceDoesNotWrapStayAsTheyWere() throws IOException {
        Sealed sealed = Keyring.loadOrCreate(file, GOOD).seal("secret", CONTEXT);
        String before = Files.readString(file);
        for (String answer : new String[] {"{\"data\": {\"ciphertext\": \"\"}}", "{\"data\": {\"ciphertext\": \"two words\"}}", "{}"}) {
            vault.instead = answer;
            assertThatThrownBy(() -> rotation().wrap(vault.line(), "AES")).as(answer).isInstanceOf(KeyProblem.class);
        }
        assertThat(Files.readString(file)).isEqualTo(before);
        assertThat(Keyring.loadOrCreate(file, GOOD).open(sealed, CONTEXT)).isEqualTo("secret");
    }

    private void assertProblem(Map<String, String> environment, String said) {
        assertThatThrownBy(() -> Keyring.loadOrCreate(file, environment)).isInstanceOf(KeyProblem.class).hasMessageContaining(said).hasMessageNotContaining("good");
    }
}
