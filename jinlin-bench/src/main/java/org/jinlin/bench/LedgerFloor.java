package org.jinlin.bench;

import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.util.Properties;
import java.util.Random;
import java.util.UUID;
import org.jinlin.kit.JinlinClock;

/// The same posting as plain SQL through plain JDBC: a transfer with a unique key, two entries with their foreign keys and two balances that may
/// not go below zero, a statement each in one transaction, prepared; the account for which all wait last. No row-level security, no rules.
final class LedgerFloor implements Work, AutoCloseable {

    private static final int BANK_EVERY = 10;

    private final Connection connection;
    private final PreparedStatement transfer;
    private final PreparedStatement entry;
    private final PreparedStatement balance;
    private final int accounts;
    private final Random random;

    LedgerFloor(String url, Properties app, int accounts, long seed) throws SQLException {
        this.accounts = accounts;
        this.random = new Random(seed);
        connection = DriverManager.getConnection(url, app);
        connection.setAutoCommit(false);
        transfer = connection.prepareStatement("insert into " + LedgerSeed.FLOOR + ".transfer (id, key, from_id, to_id, amount, at) values (?, ?, ?, ?, ?, ?) on conflict (key) do nothing");
        entry = connection.prepareStatement("insert into " + LedgerSeed.FLOOR + ".entry (transfer_id, account_id, amount) values (?, ?, ?)");
        balance = connection.prepareStatement("update " + LedgerSeed.FLOOR + ".account set balance = balance + ? where id = ?");
    }

    @Override
    public int size() {
        return 1;
    }

    @Override
    public void once(Parts parts) throws SQLException {
        int from = 1 + random.nextInt(accounts);
        int step = 1 + random.nextInt(accounts - 1);
        int to = random.nextInt(BANK_EVERY) == 0 ? 0 : (from + step - 1) % accounts + 1;
        UUID id = UUID.randomUUID();
        long began = System.nanoTime();
        transfer.setObject(1, id);
        transfer.setObject(2, UUID.randomUUID());
        transfer.setLong(3, from);
        transfer.setLong(4, to);
        transfer.setLong(5, 1);
        transfer.setObject(6, OffsetDateTime.ofInstant(JinlinClock.system().now(), ZoneOffset.UTC));
        transfer.executeUpdate();
        half(id, from, -1);
        half(id, to, 1);
        boolean fromFirst = to == 0 || from < to;
        change(fromFirst ? from : to, fromFirst ? -1 : 1);
        change(fromFirst ? to : from, fromFirst ? 1 : -1);
        connection.commit();
        parts.done(began);
    }

    private void half(UUID id, int account, int amount) throws SQLException {
        entry.setObject(1, id);
        entry.setLong(2, account);
        entry.setLong(3, amount);
        entry.executeUpdate();
    }

    private void change(int account, int amount) throws SQLException {
        balance.setLong(1, amount);
        balance.setLong(2, account);
        if (balance.executeUpdate() != 1) {
            throw new IllegalStateException("no account " + account);
        }
    }

    @Override
    public void close() throws SQLException {
        connection.close();
    }
}
