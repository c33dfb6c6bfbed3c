package org.jinlin.playbook;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Kinds that are `like` another: each begins as that kind stands, in the pack below or further up in its own, and the pack
/// writes only what differs.
final class Likeness {

    private Likeness() {}

    /// The pack below with the kinds that the pack above begins from, so that laying it over them changes or removes their words.
    static Node.Table under(Node.Table lower, Node.Table top, List<Fault> faults) {
        var below = kinds(lower);
        var begun = new LinkedHashMap<>(below);
        var known = new LinkedHashMap<>(below);
        kinds(top).forEach((kind, entry) -> {
            if (entry.value() instanceof Node.Table written && written.entries().get("like") instanceof Node.Entry(Mark key, Node.Scalar like)) {
                if (!known.containsKey(like.text()) || below.containsKey(kind)) {
                    faults.add(Fault.at(key, "kinds." + kind + ".like", fault(kind, like.text(), known, below)));
                    return;
                }
                begun.put(kind, new Node.Entry(entry.key(), known.get(like.text()).value()));
            }
            if (entry.value() instanceof Node.Table) {
                known.put(kind, begun.containsKey(kind)
                        ? new Node.Entry(entry.key(), Merge.merge(begun.get(kind).value(), entry.value(), Vocabulary.KIND, faults)) : entry);
            }
        });
        return begun.size() == below.size() ? lower : with(lower, begun);
    }

    private static String fault(String kind, String like, Map<String, Node.Entry> known, Map<String, Node.Entry> below) {
        return below.containsKey(kind)
                ? "the extended pack has '" + kind + "' already; leave `like` out and write the differences"
                : "there is no kind '" + like + "' before this one" + FormCheck.meant(like, known.keySet()) + "; name one of "
                        + String.join(", ", known.keySet());
    }

    private static Map<String, Node.Entry> kinds(Node.Table pack) {
        return pack.entries().get("kinds") instanceof Node.Entry(Mark key, Node.Table kinds) ? kinds.entries() : Map.of();
    }

    private static Node.Table with(Node.Table pack, LinkedHashMap<String, Node.Entry> kinds) {
        var entries = new LinkedHashMap<>(pack.entries());
        Mark mark = entries.containsKey("kinds") ? entries.get("kinds").key() : pack.mark();
        entries.put("kinds", new Node.Entry(mark, new Node.Table(mark, kinds)));
        return new Node.Table(pack.mark(), entries);
    }
}
