package org.jinlin.bench;

import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.Map;
import java.util.Random;
import org.jinlin.kit.CanonicalJson;
import org.jinlin.kit.Hashing;
import org.jspecify.annotations.Nullable;

/// Writes copies of stories as rows, each move with the true hash of itself and of what went before.
final class Writer {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;
    private static final HexFormat HEX = HexFormat.of();

    private final Tables tables;
    private final Random random;
    private final StringBuilder line = new StringBuilder();
    private long position;

    /// @param position of the last entry of the tenant's log
    Writer(Tables tables, Random random, long position) {
        this.tables = tables;
        this.random = random;
        this.position = position;
    }

    long position() {
        return position;
    }

    void write(Template template, Copy copy) {
        for (int i = 0; i < template.matters().size(); i++) {
            write(template.matters().get(i), copy, i);
        }
    }

    private void write(Template.MatterRows matter, Copy copy, int place) {
        byte[] previous = new byte[HASH_BYTES];
        for (Template.MoveRows move : matter.moves()) {
            previous = write(move, copy, place, previous);
        }
        row("matters.matter", matter.row(), copy.head(HEX.formatHex(previous)));
        matter.dues().forEach(due -> row("matters.due", due, copy));
        row("insight.fact", matter.fact(), copy);
        matter.clocks().forEach(clock -> row("insight.fact_clock", clock, copy));
    }

    private byte[] write(Template.MoveRows move, Copy copy, int place, byte[] previous) {
        String words = move.body() == null ? null : words(move, copy, place);
        Copy said = copy.words(words);
        line.setLength(0);
        move.line().fill(line, said);
        byte[] hash = Hashing.sha256(previous, line.toString().getBytes(StandardCharsets.UTF_8));
        StringBuilder out = tables.to("matters.move");
        move.row().fill(out, said.hashed(HEX.formatHex(previous), HEX.formatHex(hash)));
        out.append('\n');
        tables.to("matters.log").append(copy.district()).append('\t').append(++position).append('\t').append((long) copy.matters().get(place)).append('\t').append(move.seq()).append('\n');
        return hash;
    }

    /// The hash of what is said; the report gets a text of its own.
    private String words(Template.MoveRows move, Copy copy, int place) {
        String body = place == 0 && move.seq() == 1 ? CanonicalJson.write(Map.of("text", copy.text())) : move.body();
        byte[] salt = new byte[SALT_BYTES];
        random.nextBytes(salt);
        StringBuilder out = tables.to("matters.words");
        out.append(copy.district()).append('\t').append((long) copy.matters().get(place)).append('\t').append(move.seq()).append('\t');
        out.append("\\\\x").append(HEX.formatHex(salt)).append('\t').append(body.replace("\\", "\\\\")).append('\n');
        return HEX.formatHex(Hashing.sha256(salt, body.getBytes(StandardCharsets.UTF_8)));
    }

    private void row(String table, Mould row, Copy copy) {
        StringBuilder out = tables.to(table);
        row.fill(out, copy);
        out.append('\n');
    }
}
