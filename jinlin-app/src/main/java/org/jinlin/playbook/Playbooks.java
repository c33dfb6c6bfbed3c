package org.jinlin.playbook;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Reads packs: merges what they extend, checks shape and sense, and gives a playbook or every fault with its place.
public final class Playbooks {
    private final PackSource source;
    private final boolean checksSense;
    private final List<Fault> faults = new ArrayList<>();
    private final Map<String, String> sources = new LinkedHashMap<>();

    private Playbooks(PackSource source, boolean checksSense) {
        this.source = source;
        this.checksSense = checksSense;
    }

    /// A pack that is built into the program.
    public static Reading load(String code) {
        return read(PackSource.builtIn(), code);
    }

    public static Reading read(PackSource source, String code) {
        return new Playbooks(source, true).read(code);
    }

    /// A published version from its texts. It made sense when it was published: a check that was added later must not stop the
    /// matters that are pinned to it.
    public static Playbook reread(Map<String, String> sources, String code) {
        return new Playbooks(PackSource.of(sources), false).read(code).orThrow();
    }

    /// The pack laid over a published version as an operating mode, from that version's own texts.
    static Reading overlay(Map<String, String> sources, String code) {
        return new Playbooks(PackSource.of(sources), false).read(code);
    }

    /// Every pack of a source by code; `base` last, as what the others stand on.
    public static Map<String, Reading> readAll(PackSource source) {
        var all = new LinkedHashMap<String, Reading>();
        source.codes().stream()
                .sorted(Comparator.comparing((String code) -> code.equals("base")).thenComparing(Comparator.naturalOrder()))
                .forEach(code -> all.put(code, read(source, code)));
        return Collections.unmodifiableMap(all);
    }

    private Reading read(String code) {
        var merged = merged(code, new LinkedHashSet<>());
        var playbook = merged.filter(_ -> faults.isEmpty()).flatMap(layers -> decode(code, layers));
        var all = faults.stream().distinct()
                .sorted(Comparator.comparing(Fault::file).thenComparing(Fault::line).thenComparing(Fault::column))
                .toList();
        return new Reading(playbook.filter(_ -> all.isEmpty()), all, Collections.unmodifiableMap(sources));
    }

    /// A pack laid over what it extends.
    ///
    /// @param codes the pack and those it extends, nearest first
    private record Layers(Node.Table pack, Node.Table terms, List<String> codes) {}

    private Optional<Layers> merged(String code, Set<String> above) {
        if (!code.matches(Vocabulary.CODE.pattern())) {
            faults.add(new Fault(code, 0, 0, "", "'" + code + "' is no name of a pack; write " + Vocabulary.CODE.hint()));
            return Optional.empty();
        }
        String file = code + "/playbook.yml";
        var pack = text(file).flatMap(text -> YamlFile.read(file, text, faults)).flatMap(node -> table(node, "write `name:` and so on"));
        if (pack.isEmpty() && faults.isEmpty()) {
            faults.add(new Fault(file, 0, 0, "", "there is no such file; packs are " + String.join(", ", source.codes())));
        }
        above.add(code);
        return pack.flatMap(top -> lower(top, above).map(lower -> over(code, top, lower)));
    }

    private Optional<Layers> lower(Node.Table top, Set<String> above) {
        var nothing = new Layers(new Node.Table(top.mark(), Map.of()), new Node.Table(top.mark(), Map.of()), List.of());
        if (!(top.entries().get("extends") instanceof Node.Entry(Mark key, Node.Scalar(Mark at, Node.Sort sort, String name)))
                || sort != Node.Sort.TEXT) {
            return Optional.of(nothing);
        }
        if (above.contains(name)) {
            faults.add(Fault.at(at, "extends", "'" + name + "' extends this pack in turn; name another, or leave `extends` out"));
            return Optional.empty();
        }
        if (!name.matches(Vocabulary.CODE.pattern()) || source.bytes(name + "/playbook.yml").isEmpty()) {
            faults.add(Fault.at(at, "extends", "there is no pack '" + name + "'" + FormCheck.meant(name, source.codes())
                    + "; packs are " + String.join(", ", source.codes())));
            return Optional.empty();
        }
        return merged(name, above);
    }

    private Layers over(String code, Node.Table top, Layers lower) {
        String file = code + "/terms.yml";
        var terms = text(file).flatMap(text -> YamlFile.read(file, text, faults))
                .flatMap(node -> table(node, "write `TERM: {zh: ..., en: ...}`"));
        var codes = new ArrayList<>(List.of(code));
        codes.addAll(lower.codes());
        return new Layers(
                Merge.merge(Likeness.under(lower.pack(), top, faults), top, Vocabulary.PACK, faults).table(),
                terms.map(table -> Merge.merge(lower.terms(), table, Vocabulary.TERMS, faults).table()).orElse(lower.terms()),
                List.copyOf(codes));
    }

    private Optional<Node.Table> table(Node node, String write) {
        if (node instanceof Node.Table table) {
            return Optional.of(table);
        }
        faults.add(Fault.at(node.mark(), "", "the file must be a map; " + write));
        return Optional.empty();
    }

    private Optional<Playbook> decode(String code, Layers layers) {
        FormCheck.check(layers.pack(), Vocabulary.PACK, faults);
        FormCheck.check(layers.terms(), Vocabulary.TERMS, faults);
        if (!faults.isEmpty()) {
            return Optional.empty();
        }
        var languages = layers.pack().list("languages");
        var words = words(layers.pack());
        var categories = nearest(layers.codes(), "categories.csv")
                .map(file -> new Tables(file, words, faults).categories(sources.get(file), languages)).orElse(Map.of());
        var matrix = nearest(layers.codes(), "grades.csv")
                .map(file -> new Tables(file, words, faults).matrix(sources.get(file))).orElse(Map.of());
        var duties = nearest(layers.codes(), "duties.csv")
                .map(file -> new Tables(file, words, faults).duties(sources.get(file), categories.keySet(), file.startsWith(code + "/"))).orElse(Map.of());
        var terms = layers.terms().map((_, texts) -> PackDecoder.texts(texts));
        var playbook = PackDecoder.playbook(code, withOwnOverlays(code, layers.pack()), categories, matrix, duties, terms);
        if (checksSense && faults.isEmpty()) {
            PlaybookChecker.check(playbook).forEach(finding -> faults.add(located(finding, layers)));
        }
        if (checksSense && playbook.mode().isPresent() && isOwn(code, layers.pack().entries().get("overlays"))) {
            faults.add(located(new Findings.Finding(List.of("overlays"), "a pack cannot be laid over itself; name another one that extends it"), layers));
        }
        if (checksSense && playbook.mode().isEmpty()) {
            playbook.overlays().forEach((mode, over) -> overlay(playbook, mode, over).forEach(finding -> faults.add(located(finding, layers))));
        }
        return Optional.of(playbook);
    }

    /// An overlay is laid over the pack that names it: whoever else extends that pack has none of its own.
    private static Node.Table withOwnOverlays(String code, Node.Table pack) {
        Node.Entry overlays = pack.entries().get("overlays");
        if (overlays == null || isOwn(code, overlays) || pack.map("overlays", (_, over) -> ((Node.Scalar) over).text()).containsValue(code)) {
            return pack;
        }
        var entries = new LinkedHashMap<>(pack.entries());
        entries.remove("overlays");
        return new Node.Table(pack.mark(), entries);
    }

    private static boolean isOwn(String code, Node.@Nullable Entry entry) {
        return entry != null && entry.key().file().equals(code + "/playbook.yml");
    }

    /// The texts of its overlays belong to a version: whatever comes later, it is switched to what was checked with it.
    private List<Findings.Finding> overlay(Playbook playbook, String mode, String over) {
        var found = new Findings().in("overlays", mode);
        found.known(over, source.codes(), "pack");
        if (found.all().isEmpty()) {
            Reading reading = new Playbooks(source, true).read(over);
            sources.putAll(reading.sources());
            OverlayCheck.problems(playbook, reading).forEach(found::say);
        }
        return found.all();
    }

    /// What the columns of the tables may hold.
    private static Map<String, List<String>> words(Node.Table pack) {
        var words = new LinkedHashMap<String, List<String>>();
        pack.map("fields", (field, node) -> words.put(field, node.table().list("of")));
        words.put("grade", pack.list("grades"));
        words.put(Tables.UNITS, Stream.concat(pack.list("levels").stream(), pack.list("organisations").stream()).toList());
        return words;
    }

    /// A finding where the last of its keys stands: in the pack's own file when that says anything below a collection's name,
    /// for what it builds on was checked before.
    private static Fault located(Findings.Finding finding, Layers layers) {
        String key = String.join(".", finding.path());
        if (!finding.path().isEmpty() && finding.path().getFirst().endsWith(".csv")) {
            return new Fault(layers.codes().getFirst() + "/" + finding.path().getFirst(), 0, 0, key, finding.message());
        }
        Mark deepest = layers.pack().mark();
        @Nullable Mark own = null;
        Node node = layers.pack();
        for (int depth = 0; depth < finding.path().size(); depth++) {
            if (!(node instanceof Node.Table table) || !table.entries().containsKey(finding.path().get(depth))) {
                break;
            }
            deepest = table.entries().get(finding.path().get(depth)).key();
            own = depth > 0 && deepest.file().equals(layers.pack().mark().file()) ? deepest : own;
            node = table.entries().get(finding.path().get(depth)).value();
        }
        return Fault.at(own == null ? deepest : own, key, finding.message());
    }

    /// The table of the pack itself, or of the nearest one it extends.
    private Optional<String> nearest(List<String> codes, String name) {
        return codes.stream().map(code -> code + "/" + name).filter(file -> text(file).isPresent()).findFirst();
    }

    private Optional<String> text(String file) {
        return source.bytes(file).flatMap(bytes -> {
            try {
                String text = StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes)).toString();
                sources.put(file, text);
                return Optional.of(text);
            } catch (CharacterCodingException e) {
                faults.add(new Fault(file, 0, 0, "", "the file is not UTF-8; save it as UTF-8"));
                return Optional.empty();
            }
        });
    }
}
