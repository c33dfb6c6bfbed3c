package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.points.Purses.ANNA;
import static org.jinlin.points.Purses.BEN;

import java.time.Duration;
import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// What is broken is found, whatever it is.
class LedgerCheckTest {

    private static final TestServer SERVER = TestServer.get();

    private final TestWorld world = SERVER.worldOf("points");
    private final Purses purses = new Purses(SERVER, world.district());

    @ParameterizedTest
    @CsvSource(delimiter = '|', textBlock = """
            update points.entry set amount = amount + 1 where district_id = $d and amount = 10                                | sums to 1
            delete from points.entry where district_id = $d and amount = -4                                                   | has not its two halves
            delete from points.entry where district_id = $d and amount = -4                                                   | holds 6 after 2 entries
            update points.account set balance = balance + 1 where district_id = $d and kind = 'person' and holder_id = 11     | holds 7 after
            update points.account set entries = 9 where district_id = $d and kind = 'person' and holder_id = 11               | after 9 entries
            update points.entry set balance = 99 where district_id = $d and amount = 4                                        | does not follow
            update points.transfer set amount = 5 where district_id = $d and amount = 4                                       | has not its two halves
            update points.entry set number = 99, account_id = (select max(id) from points.account a where a.district_id = $d and kind = 'bank') where district_id = $d and amount = 4 | belongs to no side
            update points.lot set remaining = 99 where district_id = $d                                                       | more that expires than it has
            update points.account set expires = false where district_id = $d                                                  | without a look at what expires
            delete from points.transfer where district_id = $d and amount = 4; update points.account set balance = 7 where district_id = $d and kind = 'person' and holder_id = 11 | holds 7
            """)
    void isFound(String damage, String sentence) {
        purses.giveFor(ANNA, 10, 100);
        purses.pay(ANNA, BEN, 4).orThrow();
        assertThat(purses.faults()).isEmpty();
        purses.spoil(damage);
        assertThat(purses.faults()).anySatisfy(fault -> assertThat(fault).contains(sentence));
        forget();
    }

    /// Two tables of a million rows that were joined one by one took longer than anybody waited.
    @Test
    @Tag("soak")
    void manyYearsAreCheckedInSeconds() {
        purses.spoil("""
                insert into points.account (district_id, id, kind, holder_id, currency, balance, entries, opened_at)
                select $d, n, 'person', n, 'points', 100, 100, timestamptz 'epoch' from generate_series(1, 1000) n union all select $d, 0, 'bank', 0, 'points', -100000, 100000, timestamptz 'epoch';
                insert into points.transfer (district_id, id, key, kind, currency, from_id, to_id, amount, at)
                select $d, n, lpad(to_hex(n), 32, '0')::uuid, 'earned', 'points', 0, 1 + n % 1000, 1, timestamptz 'epoch' from generate_series(1, 100000) n;
                insert into points.entry (district_id, account_id, number, transfer_id, amount, balance)
                select $d, 0, n, n, -1, -n from generate_series(1, 100000) n
                union all select $d, 1 + n % 1000, 1 + (n - 1) / 1000, n, 1, 1 + (n - 1) / 1000 from generate_series(1, 100000) n""");
        try {
            long began = System.nanoTime();
            assertThat(purses.faults()).isEmpty();
            assertThat(Duration.ofNanos(System.nanoTime() - began)).isLessThan(Duration.ofSeconds(30));
            purses.spoil("update points.entry set amount = 2 where district_id = $d and account_id = 7 and number = 3");
            assertThat(purses.faults()).hasSizeGreaterThanOrEqualTo(4);
        } finally {
            forget();
        }
    }

    private void forget() {
        purses.spoil("delete from points.entry where district_id = $d; delete from points.lot where district_id = $d; delete from points.transfer where district_id = $d;"
                + " delete from points.account where district_id = $d");
        assertThat(purses.faults()).isEmpty();
    }
}
