package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.util.List;
import org.jinlin.proof.TestPostgres;

/// What the server of the tests has sent to phones.
final class SentCodes {

    private SentCodes() {}

    /// The last code that came to a phone.
    static String to(String phone) {
        return lines().stream().filter(line -> line.startsWith(phone + " ")).reduce((first, last) -> last).map(line -> line.substring(phone.length() + 1)).orElseThrow();
    }

    static long count(String phone) {
        return lines().stream().filter(line -> line.startsWith(phone + " ")).count();
    }

    private static List<String> lines() {
        try {
            return Files.readAllLines(TestPostgres.data().resolve("sms.txt"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
