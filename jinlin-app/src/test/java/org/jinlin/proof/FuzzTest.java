package org.jinlin.proof;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/// Every reader of what strangers send, with samples that it takes, with what once broke it, and with both changed a little by a fixed
/// chance. `./jinlin fuzz` looks for new ones; what it finds is kept beside the samples.
class FuzzTest {

    private static final Path KEPT = Path.of("src/test/resources/fuzz");
    private static final int CHANGES = 40;
    private static final int LARGEST_CHANGED = 20_000;

    static Set<String> readers() {
        return Fuzz.READERS.keySet();
    }

    @Test
    void everyReaderHasSamplesAndEveryFolderAReader() throws IOException {
        try (Stream<Path> folders = Files.list(KEPT)) {
            assertThat(folders.map(folder -> folder.getFileName().toString()).collect(Collectors.toSet())).isEqualTo(Fuzz.READERS.keySet());
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsKeptBreaksNothing(String reader) throws IOException {
        for (Path file : kept(reader)) {
            Fuzz.READERS.get(reader).accept(Files.readAllBytes(file));
        }
    }

    @ParameterizedTest
    @MethodSource("readers")
    void whatIsKeptAndChangedBreaksNothing(String reader) throws IOException {
        var random = new Random(20261121);
        for (Path file : kept(reader)) {
            byte[] sample = Files.readAllBytes(file);
            for (int i = 0; i < CHANGES && sample.length < LARGEST_CHANGED; i++) {
                Fuzz.READERS.get(reader).accept(changed(sample, random));
            }
        }
    }

    private static byte[] changed(byte[] sample, Random random) {
        byte[] changed = random.nextInt(4) == 0 ? java.util.Arrays.copyOf(sample, random.nextInt(sample.length + 10)) : sample.clone();
        for (int i = 0; i < 1 + random.nextInt(4) && changed.length > 0; i++) {
            changed[random.nextInt(changed.length)] = (byte) random.nextInt(256);
        }
        return changed;
    }

    private static List<Path> kept(String reader) throws IOException {
        try (Stream<Path> files = Files.list(KEPT.resolve(reader))) {
            List<Path> all = files.sorted().toList();
            assertThat(all).as(reader).isNotEmpty();
            return all;
        }
    }
}
