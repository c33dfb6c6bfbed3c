package org.jinlin.points;

import java.time.Instant;
import java.util.Locale;
import org.jinlin.playbook.Currency;

/// A gift that somebody has paid for.
///
/// @param code what the QR code holds besides the address: whoever has it may be handed the gift
/// @param gift as the playbook calls it
public record Voucher(long id, String code, long personId, long unitId, String gift, long costs, Currency currency, long transferId, State state, Instant at) {

    /// What became of it.
    public enum State {
        OPEN, HANDED, RETURNED;

        public String code() {
            return name().toLowerCase(Locale.ROOT);
        }

        static State of(String code) {
            return valueOf(code.toUpperCase(Locale.ROOT));
        }
    }
}
