package org.jinlin.bench;

import java.util.Random;
import java.util.UUID;
import org.jinlin.playbook.Currency;
import org.jinlin.points.Holder;
import org.jinlin.points.Ledger;
import org.jinlin.points.Posting;

/// Transfers at the door of the ledger, each in a transaction of its own: nine of ten from one person to another, the tenth to the bank,
/// for whose account all wait.
final class LedgerTransfers implements Work {

    private static final int BANK_EVERY = 10;

    private final Ledger ledger;
    private final int district;
    private final int accounts;
    private final Random random;

    LedgerTransfers(Ledger ledger, int district, int accounts, long seed) {
        this.ledger = ledger;
        this.district = district;
        this.accounts = accounts;
        this.random = new Random(seed);
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void once(Parts parts) {
        int from = 1 + random.nextInt(accounts);
        int step = 1 + random.nextInt(accounts - 1);
        boolean bank = random.nextInt(BANK_EVERY) == 0;
        Holder to = bank ? Holder.BANK : Holder.person((from + step - 1) % accounts + 1L);
        long began = System.nanoTime();
        ledger.book(district, Posting.whole(UUID.randomUUID(), bank ? Posting.Kind.REDEEMED : Posting.Kind.GIVEN, Currency.POINTS, Holder.person(from), to, 1, null, Posting.Cause.NONE)).orThrow();
        parts.done(began);
    }
}
