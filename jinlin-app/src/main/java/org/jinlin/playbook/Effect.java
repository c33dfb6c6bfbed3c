package org.jinlin.playbook;

/// What a move does beyond stage, owner and clocks. Closed: a district that needs another asks for it once, for all.
public enum Effect {
    /// the grade follows from nature, scope and harm by the district's matrix (分级处置, report row CT-11)
    GRADE_BY_MATRIX,
    /// the actor becomes the taker
    TAKE,
    /// the person that the move names becomes the taker: asked by name, and free to say no (志愿服务条例 Art. 25)
    BRING,
    /// nobody is the taker any more: what was claimed is given back
    LET_GO,
    /// the actor becomes a follower ("me too", 我也遇到了)
    FOLLOW,
    /// a secret ballot: the line that the field `ballot` names has one vote more, each person once, and nobody reads who voted for what (report row CT-16)
    VOTE,
    /// the matter closes into another one; its asker follows that one
    MERGE,
    /// when the named quorum of musters is done the others are cancelled
    QUORUM,
    /// the pack that `overlays` names for the field `mode` holds at the place and below, above all others (平战转换)
    OVERLAY_ON,
    /// what `overlay_on` of this matter put in force ends; what held before holds again
    OVERLAY_OFF,
    /// the boundaries that the field `lines` says hold from the day in `effective` on (report row XA-01)
    REDRAW
}
