package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SecretsTest {

    @TempDir
    Path directory;

    @Test
    void aPasswordIsMadeOnceAndKept() throws Exception {
        var secrets = new Secrets(directory.resolve("secrets"));
        assertThat(secrets.find("jinlin_app")).isEmpty();
        Credentials made = secrets.findOrCreate("jinlin_app");
        assertThat(made.password()).matches("[A-Za-z0-9_-]{32}");
        assertThat(secrets.findOrCreate("jinlin_app")).isEqualTo(made);
        assertThat(secrets.find("jinlin_app")).contains(made);
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(directory.resolve("secrets/jinlin_app")))).isEqualTo("rw-------");
    }

    @Test
    void aLineEndLeftByAnEditorDoesNotBelongToThePassword() throws Exception {
        Files.writeString(directory.resolve("jinlin_app"), "secret\r\n");
        assertThat(new Secrets(directory).findOrCreate("jinlin_app").password()).isEqualTo("secret");
    }

    @Test
    void anEmptyFileIsNoPassword() throws Exception {
        Files.writeString(directory.resolve("jinlin_app"), "\n");
        assertThatThrownBy(() -> new Secrets(directory).findOrCreate("jinlin_app"))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("is empty");
    }

    @Test
    void aPlaceThatCannotBeWrittenIsRefused() throws Exception {
        Files.writeString(directory.resolve("file"), "x");
        assertThatThrownBy(() -> new Secrets(directory.resolve("file")).findOrCreate("jinlin_app"))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("writable");
    }

    @Test
    void aDirectoryInPlaceOfAPasswordIsRefused() throws Exception {
        Files.createDirectory(directory.resolve("jinlin_app"));
        assertThatThrownBy(() -> new Secrets(directory).find("jinlin_app"))
                .isInstanceOf(DatabaseProblem.class).hasMessageContaining("cannot be read");
    }

    @Test
    void credentialsPrintWithoutThePassword() {
        assertThat(new Credentials("jinlin_app", "secret")).asString().isEqualTo("jinlin_app:***");
        assertThat(new OutsideDatabase(new Credentials("a", "secret"), new Credentials("b", "secret"))).asString().doesNotContain("secret");
    }
}
