package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;

/// Texts that change only on purpose, under src/test/resources/golden. `-Djinlin.golden=write` writes them anew; the
/// difference is then read and committed with what caused it.
public final class Golden {

    private static final Path DIRECTORY = Path.of("src/test/resources/golden");

    private Golden() {}

    /// Refuses a text that differs from the file in any line.
    public static void assertSame(String file, String text) {
        Path golden = DIRECTORY.resolve(file);
        try {
            if ("write".equals(System.getProperty("jinlin.golden"))) {
                Files.createDirectories(DIRECTORY);
                Files.writeString(golden, text);
            }
            assertThat(text.lines()).as("%s: when the change is meant, run with -Djinlin.golden=write and read the difference", golden)
                    .containsExactlyElementsOf(Files.readAllLines(golden));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
