package org.jinlin.matters;

import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import org.jinlin.playbook.Field;
import org.jinlin.playbook.MoveRule;
import org.jinlin.playbook.Playbook;

/// What came with a move, checked: facts go to the log as codes, texts and files to the words.
///
/// @param filed field -> ids of its files
record Values(Map<String, Object> facts, Map<String, String> texts, Map<String, List<Long>> filed) {

    static final Values NONE = new Values(Map.of(), Map.of(), Map.of());

    /// What the engine carries on: facts as they are, and words as words.
    static Values of(Playbook playbook, Map<String, Object> given) {
        var facts = new TreeMap<>(given);
        var texts = new TreeMap<String, String>();
        given.forEach((code, value) -> {
            Field field = playbook.fields().get(code);
            if (field != null && field.type() == Field.Type.TEXT && value instanceof String text) {
                facts.remove(code);
                texts.put(code, text);
            }
        });
        return new Values(facts, texts, Map.of());
    }

    /// The same with a text more.
    Values with(String field, String text) {
        var more = new TreeMap<>(texts);
        more.put(field, text);
        return new Values(facts, more, filed);
    }

    /// What of a vote may be kept: that it was cast, and not for what.
    Values withoutBallot() {
        var rest = new TreeMap<>(facts);
        rest.remove(MoveRule.BALLOT);
        return new Values(rest, texts, filed);
    }

    /// The texts of fields that are sealed.
    Map<String, String> sealed(Playbook playbook) {
        var sealed = new TreeMap<String, String>();
        texts.forEach((code, text) -> {
            Field field = playbook.fields().get(code);
            if (field != null && field.sealed()) {
                sealed.put(code, text);
            }
        });
        return sealed;
    }

    /// The files of all fields: those of a move lie together.
    List<Long> files() {
        return filed.values().stream().flatMap(List::stream).distinct().toList();
    }

    Optional<String> code(String field) {
        return Optional.ofNullable(facts.get(field)).map(Object::toString);
    }

    Optional<Long> id(String field) {
        return Optional.ofNullable(facts.get(field)).filter(Long.class::isInstance).map(Long.class::cast);
    }

    boolean has(String field) {
        return facts.containsKey(field) || texts.containsKey(field) || filed.containsKey(field);
    }
}
