package org.jinlin.kit;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/// The keys of blind indexes.
///
/// @param first 32 bytes; some of what it made is never made anew, such as the handles of passkeys
/// @param later laid over it, the oldest first
record IndexKeys(byte[] first, List<IndexKey> later) {

    private static final int FINGERPRINT_BYTES = 8;

    static IndexKeys only(byte[] first) {
        return new IndexKeys(first, List.of());
    }

    IndexKeys with(IndexKey key) {
        return new IndexKeys(first, Stream.concat(later.stream(), Stream.of(key)).toList());
    }

    /// Nothing but what the newest made is looked for from now on.
    IndexKeys settled() {
        return later.isEmpty() ? this : new IndexKeys(first, Stream.concat(later.stream().limit(later.size() - 1L), Stream.of(later.getLast().settled())).toList());
    }

    /// Whether there is more than one that something is looked for by.
    boolean isChanging() {
        return from() < later.size();
    }

    /// 16 bytes under the first key.
    byte[] base(byte[] text, byte[] context) {
        // the length keeps (ab, c) and (a, bc) apart
        return Arrays.copyOf(IndexKey.hmac(first, ByteBuffer.allocate(Integer.BYTES).putInt(context.length).array(), context, text), IndexKey.INDEX_BYTES);
    }

    /// @param base what the first key makes
    BlindIndex of(byte[] base) {
        var forms = new ArrayList<>(List.of(new BlindIndex.Form(Keyring.FIRST_INDEX, base)));
        later.forEach(key -> forms.add(new BlindIndex.Form(key.id(), key.over(forms.getLast().bytes()))));
        return new BlindIndex(forms, from());
    }

    /// The same index under the newest key.
    ///
    /// @throws IllegalStateException when no key of these made it
    byte[] renewed(byte[] index) {
        int made = maker(index);
        byte[] renewed = index;
        for (IndexKey key : later.subList(made, later.size())) {
            renewed = key.over(renewed);
        }
        return renewed;
    }

    boolean isNewest(byte[] index) {
        return maker(index) == later.size();
    }

    /// How many later keys lie over it.
    private int maker(byte[] index) {
        return index.length == IndexKey.INDEX_BYTES ? 0 : IntStream.range(0, later.size()).filter(i -> later.get(i).made(index)).map(i -> i + 1).findFirst()
                .orElseThrow(() -> new IllegalStateException("a blind index was made with another key file"));
    }

    /// The first that something is still looked for by.
    private int from() {
        return IntStream.range(0, later.size()).filter(i -> later.get(i).alone()).map(i -> i + 1).max().orElse(0);
    }

    List<IndexState> states() {
        int from = from();
        return IntStream.rangeClosed(0, later.size()).mapToObj(i -> i == 0 ? new IndexState(Keyring.FIRST_INDEX, Instant.EPOCH, from == 0, later.isEmpty())
                : new IndexState(later.get(i - 1).id(), Instant.ofEpochSecond(later.get(i - 1).since()), i >= from, i == later.size())).toList();
    }

    /// One for each later key, and while a change is under way one more: what is copied then may hold rows of either form.
    Stream<String> fingerprints() {
        return Stream.concat(later.stream().map(IndexKeys::fingerprint), isChanging() ? Stream.of(fingerprint("jinlin index change", later.getLast())) : Stream.empty());
    }

    /// Those without which nothing is found any more.
    Stream<String> needed() {
        return later.stream().filter(IndexKey::alone).map(IndexKeys::fingerprint);
    }

    private static String fingerprint(IndexKey key) {
        return fingerprint("jinlin index", key);
    }

    private static String fingerprint(String what, IndexKey key) {
        return HexFormat.of().formatHex(Hashing.sha256(what.getBytes(StandardCharsets.US_ASCII), key.bytes()), 0, FINGERPRINT_BYTES);
    }

    @Override
    public String toString() {
        return "index keys";
    }
}
