package org.jinlin.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Properties;
import java.util.TreeMap;
import java.util.regex.Pattern;
import org.jinlin.kit.JinlinClock;
import org.springframework.boot.web.server.context.WebServerApplicationContext;

/// The statements of a lifecycle of each cast, as a second server in this process sent them, on the same database, while nothing else did.
///
/// @param moves a lifecycle causes, those of the engine too
record Scripts(List<Script> scripts, Properties driverSettings, int moves) {

    /// How often one is written down at most; what a server reads again every few seconds for all of its requests belongs to
    /// none of them, so the shortest counts.
    private static final int TRIES = 4;

    private static final Pattern MAKES_A_MATTER = Pattern.compile("insert into \"?matters\"?\\.\"?matter\"?[ (]");

    static Scripts write(Home home, Connection owner) throws IOException, SQLException {
        var capture = new Capture();
        PrintStream out = System.out;
        // a server tells its address to whoever started it; this one is nobody's
        System.setOut(new PrintStream(OutputStream.nullOutputStream()));
        try (Engine engine = Engine.serve(home.directory(), capture, "--jinlin.database.join=true")) {
            System.setOut(out);
            int port = ((WebServerApplicationContext) engine.context()).getWebServer().getPort();
            List<Cast> casts = Cast.gather(port, home.tenants());
            var scripts = new ArrayList<Script>();
            try (var lifecycle = new Lifecycle(port, casts, Texts.load(), 1)) {
                // fills the caches of this server, as those of the measured one are full
                for (Cast cast : casts) {
                    lifecycle.play(cast, () -> { });
                }
                for (Cast cast : casts) {
                    scripts.add(write(capture, lifecycle, cast, owner));
                }
                int shortest = scripts.stream().mapToInt(Script::statements).min().orElseThrow();
                for (int i = 0; i < scripts.size(); i++) {
                    for (int again = 1; again < TRIES && scripts.get(i).statements() > shortest; again++) {
                        scripts.set(i, write(capture, lifecycle, casts.get(i), owner));
                    }
                }
            }
            return new Scripts(scripts, capture.driverSettings(), moves(owner, scripts.getFirst()));
        } finally {
            System.setOut(out);
        }
    }

    /// With all that the request opened: the order, and a visit where it is drawn into the sample.
    private static Script write(Capture capture, Lifecycle lifecycle, Cast cast, Connection owner) throws IOException, SQLException {
        Instant at = JinlinClock.system().now();
        var requests = new ArrayList<List<Step>>();
        capture.cut();
        Lifecycle.Numbers numbers = lifecycle.play(cast, () -> requests.add(capture.cut()));
        capture.stop();
        var ids = new TreeMap<Long, String>();
        try (var select = owner.prepareStatement("select m.id, m.number from matters.matter m join matters.matter request on request.district_id = m.district_id and request.number = ? and request.id in (m.id, m.parent_id) where m.district_id = ?")) {
            select.setString(1, numbers.request());
            select.setInt(2, cast.district());
            try (var rows = select.executeQuery()) {
                while (rows.next()) {
                    ids.put(rows.getLong(1), rows.getString(2));
                }
            }
        }
        long made = requests.stream().flatMap(List::stream).filter(step -> step instanceof Step.Statement statement && MAKES_A_MATTER.matcher(statement.sql()).find()).count();
        if (made != ids.size()) {
            throw new IllegalStateException("a lifecycle made " + made + " matters, of which " + ids.size() + " are known: the others would be made twice under one id");
        }
        return new Script(List.copyOf(requests), List.copyOf(ids.keySet()), List.copyOf(ids.values()), at);
    }

    private static int moves(Connection owner, Script script) throws SQLException {
        try (var count = owner.prepareStatement("select count(*) from matters.move where matter_id = any(?)")) {
            count.setArray(1, owner.createArrayOf("int8", script.matters().toArray()));
            try (var rows = count.executeQuery()) {
                rows.next();
                return rows.getInt(1);
            }
        }
    }
}
