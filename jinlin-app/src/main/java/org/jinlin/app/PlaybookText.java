package org.jinlin.app;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import org.jinlin.playbook.Playbook;
import org.jspecify.annotations.Nullable;

/// A version of a playbook as its author wrote it, file by file and line by line, and its kinds with the ways to their drawings. Pure.
///
/// @param kinds  with their drawings
/// @param matrix of grades; null where there is none
public record PlaybookText(String key, String name, List<File> files, List<Item> kinds, @Nullable PlaybookMatrix matrix) {

    /// @param own of this very pack, as against one that it extends
    public record File(String path, boolean own, List<String> lines) {

        public String id() {
            return path.replaceAll("[^a-z0-9]", "-");
        }
    }

    /// A kind of matter.
    public record Item(String code, String name) {}

    static PlaybookText of(Playbook playbook, Map<String, String> sources, String language) {
        String folder = playbook.code() + "/";
        var files = sources.entrySet().stream().map(source -> new File(source.getKey(), source.getKey().startsWith(folder), source.getValue().lines().toList()))
                .sorted(Comparator.comparing(File::own).reversed().thenComparing(file -> !file.path().endsWith("playbook.yml")).thenComparing(File::path)).toList();
        var kinds = playbook.kinds().keySet().stream().map(kind -> new Item(kind, playbook.term(kind, kind, language))).toList();
        return new PlaybookText(playbook.code() + "/" + playbook.version(), playbook.name().getOrDefault(language, playbook.code()), files, kinds, PlaybookMatrix.of(playbook, language));
    }
}
