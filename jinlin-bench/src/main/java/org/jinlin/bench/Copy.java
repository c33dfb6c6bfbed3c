package org.jinlin.bench;

import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What one copy of a story has for itself.
///
/// @param turn      which of the residents asks
/// @param shift     by how much it is later than the story
/// @param matters   ids, the request first
/// @param numbers   theirs
/// @param category  of the request
/// @param text      of the report, in place of the story's
/// @param wordsHash of the move that is being written, hexadecimal
/// @param previous  the hash of the move before the one that is being written, hexadecimal
/// @param hash      of the move that is being written, hexadecimal
/// @param head      the last hash of the matter that is being written, hexadecimal
record Copy(int district, Spot spot, int turn, Duration shift, List<Long> matters, List<String> numbers, String category, String text,
        @Nullable String wordsHash, @Nullable String previous, @Nullable String hash, @Nullable String head) {

    Copy words(@Nullable String hash) {
        return new Copy(district, spot, turn, shift, matters, numbers, category, text, hash, null, null, null);
    }

    Copy hashed(String before, String own) {
        return new Copy(district, spot, turn, shift, matters, numbers, category, text, wordsHash, before, own, null);
    }

    Copy head(String hash) {
        return new Copy(district, spot, turn, shift, matters, numbers, category, text, null, null, null, hash);
    }
}
