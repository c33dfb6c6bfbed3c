package org.jinlin.matters;

import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A form for one move, ready to be shown, with what was typed before.
///
/// @param id      the client id: sending twice moves once
/// @param version of the matter that the form was made for
/// @param open    shown without being asked for
/// @param error   what is wrong with the form as a whole
public record MatterPagesForm(String verb, String name, String id, int version, boolean open, List<Entry> entries, @Nullable String error) {

    /// One input.
    ///
    /// @param type   of the playbook's field, in lower case
    /// @param need   required, one_of or optional
    /// @param groups what can be chosen
    /// @param values what was typed or chosen before; of photos the ids already taken in
    /// @param error  what is wrong with it
    public record Entry(String verb, String field, String name, String type, String need, List<Group> groups, List<String> values, @Nullable String error) {

        /// The same with other choices.
        Entry with(List<Group> others) {
            return new Entry(verb, field, name, type, need, others, values, error);
        }

        public String inputName() {
            return "f." + field;
        }

        /// Unique on the page.
        public String inputId() {
            return verb + "-" + field;
        }

        public String value() {
            return values.isEmpty() ? "" : values.getFirst();
        }

        public boolean has(String value) {
            return values.contains(value);
        }

        public boolean required() {
            return need.equals("required");
        }

        /// For what stands below it: the error, when there is one.
        public @Nullable String describedBy() {
            return error == null ? null : inputId() + "-error";
        }
    }

    /// Choices under one heading; a heading may be empty.
    public record Group(String name, List<Choice> choices) {}

    /// One of the values that a field offers.
    public record Choice(String code, String name) {}

    /// The same with other inputs.
    MatterPagesForm with(List<Entry> others) {
        return new MatterPagesForm(verb, name, id, version, open, others, error);
    }

    public boolean hasFiles() {
        return entries.stream().anyMatch(entry -> entry.type().equals("files"));
    }

    /// A button says it all.
    public boolean isBare() {
        return entries.isEmpty();
    }

    public boolean hasError() {
        return error != null || entries.stream().anyMatch(entry -> entry.error() != null);
    }

    /// Whether one of several fields is enough, which has to be said.
    public boolean hasOneOf() {
        return entries.stream().filter(entry -> entry.need().equals("one_of")).count() > 1;
    }

    /// The errors with the inputs they belong to, for the summary on top.
    public List<Fault> faults() {
        var faults = new java.util.ArrayList<Fault>();
        Optional.ofNullable(error).ifPresent(text -> faults.add(new Fault(text, "form-" + verb)));
        entries.stream().filter(entry -> entry.error() != null).forEach(entry -> faults.add(new Fault(entry.error(), entry.inputId())));
        return List.copyOf(faults);
    }

    /// @param at the id of the input
    public record Fault(String text, String at) {}

    /// What kinds of input stand as cards to tap instead of a list to open.
    public static final Set<String> CARDS = Set.of("choice", "grade");
}
