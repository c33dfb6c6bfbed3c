package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.Collections;
import java.util.HashSet;
import java.util.concurrent.Executors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProofKeyTest {

    @TempDir
    Path folder;

    @Test
    void whatItSignedItKnowsAgainAlsoWhenReadAnew() {
        Path file = folder.resolve("secrets").resolve("proof");
        byte[] signature = ProofKey.loadOrCreate(file).sign("text");
        var again = ProofKey.loadOrCreate(file);
        assertThat(again.verifies("text", signature)).isTrue();
        assertThat(again.verifies("text ", signature)).isFalse();
        assertThat(again.verifies("text", new byte[64])).isFalse();
        assertThat(again.verifies("text", new byte[0])).isFalse();
        signature[10] ^= 1;
        assertThat(again.verifies("text", signature)).isFalse();
        assertThat(again.toString()).isEqualTo("proof key");
    }

    @Test
    void anotherHouseHasAnotherKey() {
        byte[] signature = ProofKey.loadOrCreate(folder.resolve("a")).sign("text");
        assertThat(ProofKey.loadOrCreate(folder.resolve("b")).verifies("text", signature)).isFalse();
        assertThat(ProofKey.loadOrCreate(folder.resolve("b")).pem()).startsWith("-----BEGIN PUBLIC KEY-----\n").endsWith("-----END PUBLIC KEY-----\n");
    }

    @Test
    void theFileIsForItsOwnerOnly() throws IOException {
        Path file = folder.resolve("proof");
        ProofKey.loadOrCreate(file);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(file))).isEqualTo("rw-------");
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-r--r--"));
        assertThatThrownBy(() -> ProofKey.loadOrCreate(file)).isInstanceOf(IllegalStateException.class).hasMessageContaining("chmod 600");
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "jinlin proof key 1\n", "jinlin proof key 1\nAAAA\nAAAA\n", "jinlin keyring 1\nAAAA\nAAAA\n"})
    void aDamagedFileIsRefused(String content) throws IOException {
        Path file = folder.resolve("proof");
        Files.writeString(file, content);
        Files.setPosixFilePermissions(file, PosixFilePermissions.fromString("rw-------"));
        assertThatThrownBy(() -> ProofKey.loadOrCreate(file)).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void ofManyThatStartTogetherAllGetTheSame() throws InterruptedException {
        Path file = folder.resolve("proof");
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var keys = threads.invokeAll(Collections.nCopies(20, () -> ProofKey.loadOrCreate(file).pem()));
            assertThat(new HashSet<>(keys.stream().map(key -> key.resultNow()).toList())).hasSize(1);
        }
        assertThat(folder.toFile().list()).containsExactly("proof");
    }
}
