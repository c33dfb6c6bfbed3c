package org.jinlin.playbook;

/// Who owns a stage: a closed word, a level of the tree, or the unit that a field of the move names.
public sealed interface Owner {

    enum Word implements Owner {
        /// the nearest unit at or above the place where somebody holds an owning role
        PLACE,
        /// whoever made the move; unchanged when the engine made it
        ACTOR,
        /// unchanged
        SAME,
        /// the nearest unit above the owner where somebody holds an owning role; the same at the top
        UP,
        /// the unit the matter was opened from
        OPENER,
        /// the owner of the parent matter
        PARENT,
        /// given by the parent that opens it
        TARGET,
        /// the unit of the linked person; with that person as taker
        LINKED
    }

    /// The unit of this level at or above the place.
    record Level(String level) implements Owner {}

    /// The unit (or units, one child each) that this field of the move names.
    record FromField(String field) implements Owner {}
}
