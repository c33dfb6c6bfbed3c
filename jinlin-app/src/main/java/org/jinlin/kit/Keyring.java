package org.jinlin.kit;

import java.nio.ByteBuffer;
import java.nio.CharBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import javax.crypto.AEADBadTagException;

/// Seals and opens personal fields (PIPL Art. 51: encryption) with the data keys of a [KeyFile]: the newest one seals, every one
/// that is there opens. The context (which field of whom) is authenticated, so a sealed value moved to another row does not
/// open. The key file lies outside the database: a stolen dump gives nothing. When the file is changed ([KeyRotation]) every process
/// takes up the new keys within a second, and at once when it meets one that it does not know. No message of an exception ever
/// holds a text or a key. Safe for threads.
public final class Keyring {

    /// The id of the first key of blind indexes.
    public static final String FIRST_INDEX = "first";

    private final KeyWatch watch;

    private Keyring(KeyWatch watch) {
        this.watch = watch;
    }

    /// Reads the key file, or makes it (mode 600) when there is none. Refuses to start on a damaged file, or on one that
    /// others may read, with a sentence.
    public static Keyring loadOrCreate(Path file) {
        return loadOrCreate(file, System.getenv());
    }

    static Keyring loadOrCreate(Path file, Map<String, String> environment) {
        return new Keyring(new KeyWatch(file, environment));
    }

    /// Tells key files apart and gives none away: 16 hexadecimal digits for each data key that the file holds, the newest last, and for
    /// each later key of blind indexes.
    public String fingerprint() {
        return watch.keys().fingerprint();
    }

    /// Whether this opens everything that was sealed by a keyring of that fingerprint.
    public boolean covers(String fingerprint) {
        return watch.keys().covers(fingerprint);
    }

    /// The heads of all data keys, the newest last. See [KeyState].
    public List<KeyState> states() {
        return watch.keys().states();
    }

    /// Whether the newest key sealed it, told by its head.
    public boolean isNewest(byte[] sealed) {
        return watch.keys().current().isHeadOf(sealed);
    }

    /// @param context which field of whom, the same on opening, such as `person.name 12 345`
    public Sealed seal(String plain, String context) {
        return new Sealed(watch.keys().current().key().seal(utf8(plain), utf8(context)));
    }

    /// Refuses what another key sealed, what was changed, and what was sealed for another context.
    public String open(Sealed sealed, String context) {
        byte[] bytes = sealed.bytes();
        if (!DataKey.isLongEnough(bytes)) {
            throw new IllegalStateException("a sealed field is too short to be one");
        }
        try {
            return new String(watch.keyOf(bytes).open(bytes, utf8(context)), StandardCharsets.UTF_8);
        } catch (AEADBadTagException e) {
            throw new IllegalStateException("a sealed field was changed, or belongs to something else than " + context, e);
        }
    }

    /// 16 bytes that look like chance and are the same for the same text; different for each context (name of the field). They are made
    /// by the first key for ever: for what somebody holds and we do not keep. What rows are found by is [#index].
    ///
    /// @param normalised the text in its one normal form, such as that of [PhoneNumbers#normalise]
    public byte[] blindIndex(String normalised, String context) {
        return watch.keys().index().base(utf8(normalised), utf8(context));
    }

    /// The same under every key of blind indexes, for what is kept in rows and looked for there.
    public BlindIndex index(String normalised, String context) {
        return watch.keys().index().of(blindIndex(normalised, context));
    }

    /// The keys of blind indexes, the newest last. See [IndexState].
    public List<IndexState> indexStates() {
        return watch.keys().index().states();
    }

    /// Whether a change of the key of blind indexes is under way, as far as this server knows.
    public boolean isIndexChanging() {
        return watch.keys().index().isChanging();
    }

    /// Brings a blind index that a row holds under the newest key. Its text is not needed.
    public byte[] renewed(byte[] index) {
        return watch.keys().index().renewed(index);
    }

    /// Whether the newest key made a blind index that a row holds.
    public boolean isNewestIndex(byte[] index) {
        return watch.keys().index().isNewest(index);
    }

    /// Refuses half a surrogate pair, which is no character and would not come back.
    private static byte[] utf8(String text) {
        try {
            ByteBuffer bytes = StandardCharsets.UTF_8.newEncoder().encode(CharBuffer.wrap(text));
            return Arrays.copyOf(bytes.array(), bytes.limit());
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("a text holds half a surrogate pair");
        }
    }

    @Override
    public String toString() {
        return "keyring";
    }
}
