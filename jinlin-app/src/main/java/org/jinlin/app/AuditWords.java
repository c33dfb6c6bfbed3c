package org.jinlin.app;

import java.util.Optional;
import org.jinlin.people.AuditConsole;

/// The words of `jinlin audit`.
///
/// @param file   where to export to; empty for the other verbs
/// @param months for how long entries are kept when others are removed, six at least (网络安全法 Art. 21)
record AuditWords(Verb verb, String file, String data, int months) {

    static final String USAGE = """
            usage: jinlin audit verify [--data DIR]                      check every entry against the chain, and name what was changed
                   jinlin audit export FILE [--data DIR]                 write all entries with their hashes to a new file, one a line
                   jinlin audit trim [--keep-months N] [--data DIR]      remove what is older than 12 months, or N (6 at least), by whole days""";
    private static final int KEPT_MONTHS = 12;

    enum Verb { VERIFY, EXPORT, TRIM }

    /// Empty when they make no sense.
    static Optional<AuditWords> read(String... args) {
        Optional<Verb> verb = args.length == 0 ? Optional.empty() : verb(args[0]);
        String file = "";
        String data = "data";
        int months = KEPT_MONTHS;
        for (int i = 1; i < args.length; i++) {
            boolean named = i + 1 < args.length && !args[i + 1].isBlank() && !args[i + 1].startsWith("--");
            if (args[i].equals("--data") && named) {
                data = args[++i];
            } else if (args[i].equals("--keep-months") && named && args[i + 1].matches("[0-9]{1,3}") && verb.filter(Verb.TRIM::equals).isPresent()) {
                months = Integer.parseInt(args[++i]);
            } else if (!args[i].startsWith("--") && !args[i].isBlank() && file.isEmpty() && verb.filter(Verb.EXPORT::equals).isPresent()) {
                file = args[i];
            } else {
                return Optional.empty();
            }
        }
        boolean whole = months >= AuditConsole.KEPT_MONTHS_MIN && (verb.filter(Verb.EXPORT::equals).isEmpty() || !file.isEmpty());
        return whole && verb.isPresent() ? Optional.of(new AuditWords(verb.get(), file, data, months)) : Optional.empty();
    }

    private static Optional<Verb> verb(String word) {
        return switch (word) {
            case "verify" -> Optional.of(Verb.VERIFY);
            case "export" -> Optional.of(Verb.EXPORT);
            case "trim" -> Optional.of(Verb.TRIM);
            default -> Optional.empty();
        };
    }
}
