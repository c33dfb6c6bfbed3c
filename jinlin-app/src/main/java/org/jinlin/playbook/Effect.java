package org.jinlin.playbook;

/// What a move does beyond stage, owner and clocks. Closed: a district that needs another asks for it once, for all.
public enum Effect {
    /// the grade follows from nature, scope and harm by the district's matrix (分级处置, report row CT-11)
    GRADE_BY_MATRIX,
    /// the actor becomes the taker
    TAKE,
    /// the actor becomes a follower ("me too", 我也遇到了)
    FOLLOW,
    /// the matter closes into another one; its asker follows that one
    MERGE,
    /// when the named quorum of musters is done the others are cancelled
    QUORUM
}
