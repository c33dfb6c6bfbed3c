package org.jinlin.matters;

import org.jinlin.kit.Page;
import org.jinlin.people.PageFrame;

/// A row of a list on a page.
///
/// @param when it was reported
public record MatterPagesRow(MatterLine line, MatterPagesChip chip, String when) {

    public static Page<MatterPagesRow> of(Page<MatterLine> page, PageFrame frame) {
        return page.map(line -> new MatterPagesRow(line, MatterPagesChip.of(line, frame.texts()), frame.texts().when(line.openedAt())));
    }
}
