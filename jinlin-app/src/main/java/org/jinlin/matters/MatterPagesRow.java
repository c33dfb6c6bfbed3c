package org.jinlin.matters;

import java.util.Optional;
import org.jinlin.kit.Page;
import org.jinlin.people.PageFrame;
import org.jinlin.people.PageTexts;

/// A row of a list on a page.
///
/// @param when     it was reported
/// @param step     of [MatterPagesScreen#STEPS], from 1; 0 where there are none
/// @param sentence how it stands, for the asker
/// @param until    by when the next is promised; absent when nothing runs
public record MatterPagesRow(MatterLine line, MatterPagesChip chip, String when, int step, String sentence, Optional<String> until) {

    public static Page<MatterPagesRow> of(Page<MatterLine> page, PageFrame frame) {
        return page.map(line -> of(line, frame.texts()));
    }

    private static MatterPagesRow of(MatterLine line, PageTexts texts) {
        Optional<String> until = Optional.ofNullable(line.dueAt()).filter(at -> line.outcome() == null && at.isBefore(MatterPagesChip.FAR)).map(at -> texts.get("row.until", texts.when(at)));
        return new MatterPagesRow(line, MatterPagesChip.of(line, texts), texts.when(line.openedAt()), MatterPagesScreen.step(line.kind(), line.stage().code()),
                MatterPagesScreen.title(line.kind(), line.stage(), line.outcome(), line.owner().name(), texts), until);
    }

    /// Whether it is the asker's turn to say how it was done.
    public boolean isTold() {
        return line.kind().equals("request") && line.stage().code().equals("told");
    }

    /// Whether anything is still to come.
    public boolean isOpen() {
        return line.outcome() == null;
    }
}
