package org.jinlin.points;

import static org.assertj.core.api.Assertions.assertThat;
import static org.jinlin.points.Purses.ANNA;
import static org.jinlin.points.Purses.BEN;

import org.jinlin.app.TestServer;
import org.jinlin.app.TestWorld;
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
            delete from points.transfer where district_id = $d and amount = 4; update points.account set balance = 7 where district_id = $d and kind = 'person' and holder_id = 11 | holds 7
            """)
    void isFound(String damage, String sentence) {
        purses.giveFor(ANNA, 10, 100);
        purses.pay(ANNA, BEN, 4).orThrow();
        assertThat(purses.faults()).isEmpty();
        purses.spoil(damage);
        assertThat(purses.faults()).anySatisfy(fault -> assertThat(fault).contains(sentence));
        purses.spoil("delete from points.entry where district_id = $d; delete from points.lot where district_id = $d; delete from points.transfer where district_id = $d;"
                + " delete from points.account where district_id = $d");
        assertThat(purses.faults()).isEmpty();
    }
}
