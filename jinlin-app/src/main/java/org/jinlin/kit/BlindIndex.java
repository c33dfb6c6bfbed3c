package org.jinlin.kit;

import java.security.MessageDigest;
import java.util.Arrays;
import java.util.List;
import java.util.stream.IntStream;

/// By what one text is found: its keyed hash under every key that may have made the one of a row. Equal texts of one context have
/// equal ones, and none says anything of the text to who has no key.
public final class BlindIndex {

    private final List<Form> forms;
    private final int from;

    /// @param key which key made it last
    record Form(String key, byte[] bytes) {}

    /// @param forms the first key's first, the newest last
    /// @param from  the first of those that a row may still have
    BlindIndex(List<Form> forms, int from) {
        this.forms = List.copyOf(forms);
        this.from = from;
    }

    /// What a row may hold: as long as a change of keys is under way, one of several.
    public List<byte[]> all() {
        return forms.subList(from, forms.size()).stream().map(Form::bytes).toList();
    }

    /// 16 bytes of an index without the id of its key.
    public static byte[] plain(byte[] index) {
        return Arrays.copyOfRange(index, index.length - IndexKey.INDEX_BYTES, index.length);
    }

    public byte[] newest() {
        return forms.getLast().bytes();
    }

    /// The one that never changes: for locks, which all servers have to take on the same.
    public byte[] first() {
        return forms.getFirst().bytes();
    }

    /// As a key made it, or as the first one after it that anything is still looked for by.
    ///
    /// @throws IllegalStateException when this server has not taken that key up yet
    public byte[] by(String key) {
        int made = IntStream.range(0, forms.size()).filter(i -> forms.get(i).key().equals(key)).findFirst()
                .orElseThrow(() -> new IllegalStateException("the key file lacks the index key " + key + " that the database has"));
        return forms.get(Math.max(made, from)).bytes();
    }

    /// Whether a row that holds this is of the same text.
    public boolean matches(byte[] held) {
        boolean matches = false;
        for (byte[] each : all()) {
            matches |= MessageDigest.isEqual(each, held);
        }
        return matches;
    }

    @Override
    public String toString() {
        return "blind index";
    }
}
