package org.jinlin.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.SQLException;
import java.sql.Timestamp;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;

/// What must hold when the faults are over.
final class Verdict {

    private static final Duration PATIENCE = Duration.ofMinutes(5);
    private static final long PAUSE_MILLISECONDS = 1000;
    private static final int NAMED = 20;

    private final Home home;
    private final Postgres postgres;
    private final Path jar;
    private final List<String> broken = new ArrayList<>();

    Verdict(Home home, Postgres postgres, Path jar) {
        this.home = home;
        this.postgres = postgres;
        this.jar = jar;
    }

    /// One sentence for each thing that is broken; the servers have to be running.
    List<String> find(Ledger ledger) throws SQLException, IOException, InterruptedException {
        broken.addAll(ledger.broken);
        awaitRest();
        reckon(ledger);
        verify();
        return List.copyOf(broken);
    }

    /// Without new requests all clocks that are due are woken, all moves numbered, all facts read: else something stands still.
    private void awaitRest() throws SQLException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        List<String> restless = restless();
        while (!restless.isEmpty() && System.nanoTime() < end) {
            Thread.sleep(PAUSE_MILLISECONDS);
            restless = restless();
        }
        restless.forEach(what -> broken.add("after " + PATIENCE.toMinutes() + " quiet minutes " + what));
    }

    private List<String> restless() throws SQLException {
        var restless = new ArrayList<String>();
        postgres.rows("select district_id, count(*), min(wake_at) from matters.due where state = 'running' and wake_at < ? group by district_id", Timestamp.from(home.now().minusSeconds(5)))
                .forEach(row -> restless.add("district %s has %s clocks that were not woken, the first one due at %s".formatted(row.toArray())));
        postgres.rows("select district_id, count(*) from matters.unnumbered group by district_id")
                .forEach(row -> restless.add("district %s has %s moves without a position".formatted(row.toArray())));
        postgres.rows("""
                select l.district_id, l.last, coalesce(p.position, 0) from (select district_id, max(position) as last from matters.log group by district_id) l
                left join insight.position p on p.district_id = l.district_id and p.reader = 'facts' where coalesce(p.position, 0) <> l.last""")
                .forEach(row -> restless.add("the log of district %s ends at %s and the facts have read to %s".formatted(row.toArray())));
        postgres.rows("""
                select l.district_id, l.last, coalesce(p.position, 0) from (select district_id, max(position) as last from matters.log group by district_id) l
                left join matters.position p on p.district_id = l.district_id and p.reader = 'search' where coalesce(p.position, 0) <> l.last""")
                .forEach(row -> restless.add("the log of district %s ends at %s and the search has read to %s".formatted(row.toArray())));
        postgres.rows("""
                select l.district_id, l.last, coalesce(p.position, 0) from (select district_id, max(position) as last from matters.log group by district_id) l
                left join points.position p on p.district_id = l.district_id where coalesce(p.position, 0) <> l.last""")
                .forEach(row -> restless.add("the log of district %s ends at %s and the points have read to %s".formatted(row.toArray())));
        postgres.rows("select district_id, count(*) from points.award where state in ('due', 'undoing') group by district_id")
                .forEach(row -> restless.add("district %s has %s awards that were not booked".formatted(row.toArray())));
        return restless;
    }

    private void reckon(Ledger ledger) throws SQLException {
        var numbers = new HashMap<String, String>();
        postgres.rows("select c.client_id, m.number from matters.command c join matters.matter m on m.district_id = c.district_id and m.id = c.matter_id")
                .forEach(row -> numbers.put(row.getFirst(), row.getLast()));
        report(Reckoning.commands(ledger, numbers));
        var made = new HashMap<Reckoning.Made, Integer>();
        postgres.rows("""
                select m.number, v.verb, count(*) from matters.move v join matters.matter m on m.district_id = v.district_id and m.id = v.matter_id
                where v.actor_id is not null group by m.number, v.verb""")
                .forEach(row -> made.put(new Reckoning.Made(row.get(0), row.get(1)), Integer.parseInt(row.get(2))));
        report(Reckoning.moves(ledger, made));
        var booked = new HashMap<Reckoning.Booked, Long>();
        postgres.rows("select number, currency, sum(amount) from points.transfer where number is not null group by number, currency")
                .forEach(row -> booked.put(new Reckoning.Booked(row.get(0), row.get(1)), Long.parseLong(row.get(2))));
        report(Reckoning.points(made, booked));
        postgres.rows("""
                select t.district_id, t.id, count(e.amount), coalesce(sum(e.amount), 0) from points.transfer t
                left join points.entry e on e.district_id = t.district_id and e.transfer_id = t.id
                group by t.district_id, t.id having count(e.amount) <> 2 or sum(e.amount) <> 0""")
                .forEach(row -> broken.add("transfer %2$s of district %1$s has %3$s halves that sum to %4$s".formatted(row.toArray())));
        var texts = new HashMap<String, Integer>();
        postgres.rows("select substring(body from '[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}') as id from matters.words where body ~ '[0-9a-f]{8}-'")
                .forEach(row -> texts.merge(row.getFirst(), 1, Integer::sum));
        report(Reckoning.texts(ledger, texts));
    }

    /// The product's own check of every matter and all facts, beside the servers.
    private void verify() throws IOException, InterruptedException {
        Process process = Server.command(home, jar, List.of("verify", "--data", home.data().toString())).start();
        String said = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        List<String> faults = said.lines().filter(line -> line.matches("[^ ]+: .*") && !line.startsWith("verified: ")).toList();
        broken.addAll(faults);
        if (process.waitFor() != 0 && faults.isEmpty() || !said.contains("verified: ")) {
            broken.add("jinlin verify failed: " + said.strip());
        }
    }

    private void report(List<String> faults) {
        faults.stream().limit(NAMED).forEach(broken::add);
        if (faults.size() > NAMED) {
            broken.add("and " + (faults.size() - NAMED) + " more like the one before");
        }
    }
}
