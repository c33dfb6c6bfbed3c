package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunOptionsTest {

    @TempDir
    Path data;

    private static RunOptions read(String words) {
        return RunOptions.read(words.isEmpty() ? new String[0] : words.split(" "));
    }

    @Test
    void joinMeansTheDataDirectoryOfAnotherServer() throws IOException {
        Files.createDirectory(data.resolve("cluster"));
        RunOptions options = read("--join " + data + " --port 8081");
        assertThat(options.problem()).isNull();
        assertThat(options.arguments()).containsExactlyInAnyOrder("--jinlin.data=" + data, "--jinlin.database.join.patience=PT2M", "--server.port=8081");
    }

    @Test
    void joinRefusesADirectoryInWhichNoJinlinKeepsItsData() {
        assertThat(read("--join " + data).problem()).contains(data.toString(), "--join");
        assertThat(data).isEmptyDirectory();
    }

    @ParameterizedTest
    @ValueSource(strings = {"--join", "--data", "--port", "--demo", "--port eighty", "--port 65536", "--port -1", "--jion x", "x"})
    void whatIsNotUnderstoodIsRefused(String words) {
        RunOptions options = read(words);
        assertThat(options.problem()).isNotBlank();
        assertThat(options.arguments()).isEmpty();
    }

    @Test
    void theLogIsTextUnlessJsonIsWanted() {
        assertThat(read("--log json").properties()).containsEntry("logging.structured.format.console", "ecs");
        assertThat(read("--log text").properties()).isEmpty();
        assertThat(read("").properties()).isEmpty();
    }

    @ParameterizedTest
    @CsvSource(textBlock = """
            --log xml,       json or text
            --log,           needs a value
            --log --no-demo, needs a value
            --demo nowhere, There is no demo world 'nowhere'
            --logs json,     is no option
            --port 99999,    from 0 to 65535
            --port x,        from 0 to 65535
            """)
    void whatMakesNoSenseIsAnsweredWithASentence(String words, String part) {
        assertThat(read(words).problem()).contains(part);
        assertThat(read(words).properties()).isEmpty();
    }
}
