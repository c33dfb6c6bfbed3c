package org.jinlin.matters;

import java.nio.ByteBuffer;
import java.util.Collection;
import java.util.List;
import org.jinlin.kit.BlindIndex;
import org.jinlin.kit.Keyring;
import org.springframework.stereotype.Component;

/// Terms as the database keeps them: 64 bits of a hash with a key that lies outside of it. Pairs of characters and units are under the first key for ever:
/// the words that they come from stand in the same database. Names and phones do not, and theirs follow each change of keys ([SearchMarks]). Two terms with the same bits are
/// one chance in billions, and who searches sees nothing that they may not see: what is found is looked at again.
@Component
class SearchHashes {

    private static final String PAIR = "matters.term.pair ";
    private static final String UNIT = "matters.term.unit ";

    private final Keyring keyring;

    SearchHashes(Keyring keyring) {
        this.keyring = keyring;
    }

    List<Long> ofPairs(int district, Collection<String> pairs) {
        return pairs.stream().map(pair -> of(keyring.blindIndex(pair, PAIR + district))).toList();
    }

    long ofUnit(int district, long unit) {
        return of(keyring.blindIndex(Long.toString(unit), UNIT + district));
    }

    /// @param mark a keyed hash already
    static long of(byte[] mark) {
        return ByteBuffer.wrap(BlindIndex.plain(mark)).getLong();
    }
}
