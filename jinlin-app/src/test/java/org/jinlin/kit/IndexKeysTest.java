package org.jinlin.kit;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.constraints.IntRange;
import org.junit.jupiter.api.Test;

/// Keys of blind indexes that lie over each other.
class IndexKeysTest {

    private static final byte[] CONTEXT = "people.login".getBytes(StandardCharsets.US_ASCII);
    private static final byte[] TEXT = "niu".getBytes(StandardCharsets.US_ASCII);

    private static IndexKeys keys(int later) {
        IndexKeys keys = IndexKeys.only(new byte[32]);
        for (int i = 1; i <= later; i++) {
            byte[] bytes = new byte[32];
            bytes[0] = (byte) i;
            keys = keys.with(new IndexKey(bytes, i, false));
        }
        return keys;
    }

    private static BlindIndex of(IndexKeys keys, byte[] text, byte[] context) {
        return keys.of(keys.base(text, context));
    }

    /// What a row held under any key becomes what the newest key makes of the text itself, without the text.
    @Property(tries = 200)
    void whatARowHoldsIsBroughtUnderTheNewestKeyWithoutItsText(@ForAll byte[] text, @ForAll byte[] context, @ForAll @IntRange(max = 4) int later) {
        IndexKeys keys = keys(later);
        BlindIndex index = of(keys, text, context);
        assertThat(index.all()).hasSize(later + 1);
        for (byte[] held : index.all()) {
            assertThat(keys.renewed(held)).isEqualTo(index.newest());
            assertThat(keys.isNewest(held)).isEqualTo(Arrays.equals(held, index.newest()));
            assertThat(index.matches(held)).isTrue();
        }
        assertThat(keys.renewed(index.newest())).as("again").isEqualTo(index.newest());
        assertThat(index.first()).isEqualTo(keys.base(text, context)).hasSize(16);
    }

    @Property(tries = 100)
    void anotherTextOrContextOrKeyIsAnotherIndexUnderEveryKey(@ForAll byte[] text, @ForAll @IntRange(max = 3) int later) {
        BlindIndex index = of(keys(later), text, CONTEXT);
        byte[] other = Arrays.copyOf(text, text.length + 1);
        for (byte[] held : index.all()) {
            assertThat(of(keys(later), other, CONTEXT).matches(held)).isFalse();
            assertThat(of(keys(later), text, other).matches(held)).isFalse();
        }
        var strange = IndexKeys.only(DataKey.random(32)).with(IndexKey.fresh(1));
        assertThat(of(strange, text, CONTEXT).matches(index.newest())).isFalse();
    }

    @Test
    void oneWhoHasTheOldKeyOnlyMakesNothingThatIsFoundUnderTheNewOne() {
        byte[] stolen = of(keys(0), TEXT, CONTEXT).newest();
        IndexKeys settled = keys(1).settled();

        assertThat(of(settled, TEXT, CONTEXT).matches(stolen)).isFalse();
        assertThat(of(settled, TEXT, CONTEXT).all()).containsExactly(of(keys(1), TEXT, CONTEXT).newest());
        assertThat(settled.isChanging()).isFalse();
        assertThat(keys(1).isChanging()).isTrue();
        assertThat(keys(0).isChanging()).isFalse();
    }

    @Test
    void aSecondChangeLooksForTheFirstOnesIndexesAndForNoOlder() {
        byte[] second = new byte[32];
        second[5] = 5;
        IndexKeys twice = keys(1).settled().with(new IndexKey(second, 9, false));
        BlindIndex index = of(twice, TEXT, CONTEXT);

        assertThat(index.all()).hasSize(2).doesNotContain(index.first());
        assertThat(twice.renewed(of(keys(0), TEXT, CONTEXT).newest())).as("of an old copy").isEqualTo(index.newest());
        assertThat(twice.states()).extracting(IndexState::finds).containsExactly(false, true, true);
        assertThat(twice.states()).extracting(IndexState::newest).containsExactly(false, false, true);
    }

    @Test
    void aRowIsWrittenByTheKeyThatTheDatabaseNamesAndByNoneThatIsOver() {
        IndexKeys both = keys(1);
        BlindIndex index = of(both, TEXT, CONTEXT);
        String newest = both.states().getLast().id();

        assertThat(index.by(Keyring.FIRST_INDEX)).isEqualTo(index.first());
        assertThat(index.by(newest)).isEqualTo(index.newest());
        assertThat(of(both.settled(), TEXT, CONTEXT).by(Keyring.FIRST_INDEX)).as("an empty database beside keys that were changed").isEqualTo(index.newest());
        assertThatThrownBy(() -> of(keys(0), TEXT, CONTEXT).by(newest)).as("a server that has not heard of it").isInstanceOf(IllegalStateException.class).hasMessageContaining(newest);
    }

    @Test
    void whatNoKeyMadeIsRefused() {
        byte[] strange = IndexKey.fresh(1).over(new byte[16]);
        for (byte[] held : List.of(strange, new byte[0], new byte[15], new byte[21])) {
            assertThatThrownBy(() -> keys(2).renewed(held)).isInstanceOf(IllegalStateException.class).hasMessageContaining("another key file");
            assertThatThrownBy(() -> keys(2).isNewest(held)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void nothingPrintsAKey() {
        assertThat(keys(1)).hasToString("index keys");
        assertThat(of(keys(1), TEXT, CONTEXT)).hasToString("blind index");
        assertThat(IndexKey.fresh(1).toString()).matches("index key [0-9a-f]{8}");
    }
}
