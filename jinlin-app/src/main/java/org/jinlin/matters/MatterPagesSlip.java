package org.jinlin.matters;

import java.util.List;
import org.jinlin.kit.QrCode;

/// What stands on a handling slip (办理单): one sheet to take along, with room to write.
///
/// @param said    the beginning of what was reported
/// @param story   the latest steps, the oldest of them first
/// @param earlier how many steps before those are left out
/// @param code    of the address below
/// @param address where the matter stands; who opens it signs in first
/// @param printed when the slip was made
public record MatterPagesSlip(MatterPagesScreen screen, String said, List<Step> story, int earlier, QrCode code, String address, String printed) {

    private static final String OPEN = "open";
    /// A sheet holds so much, whatever was written.
    private static final int STEPS = 5;
    private static final int SAID = 160;
    private static final int WORDS = 40;

    /// One step in one line or two.
    public record Step(String when, String who, String what, String words) {}

    static MatterPagesSlip of(MatterPagesScreen screen, String address, String printed) {
        List<MatterPagesStory.Line> lines = screen.story();
        List<Step> story = lines.stream().limit(STEPS).toList().reversed().stream().map(MatterPagesSlip::step).toList();
        return new MatterPagesSlip(screen, shortened(screen.said(), SAID), story, Math.max(0, lines.size() - STEPS), QrCode.of(address), address, printed);
    }

    /// What was reported stands above already.
    private static Step step(MatterPagesStory.Line line) {
        String words = line.verb().equals(OPEN) ? "" : line.texts().stream().map(MatterPagesStory.Said::text).reduce("", (before, more) -> before.isEmpty() ? more : before + " " + more);
        return new Step(line.when(), line.who(), line.what(), shortened(words, WORDS));
    }

    /// Without line breaks, and cut between characters, never inside one.
    static String shortened(String text, int most) {
        String line = text.strip().replaceAll("\\s+", " ");
        return line.codePointCount(0, line.length()) <= most ? line : line.substring(0, line.offsetByCodePoints(0, most)) + "…";
    }
}
