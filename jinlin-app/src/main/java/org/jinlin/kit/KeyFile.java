package org.jinlin.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/// The file that holds the secrets of a [Keyring]: the keys of blind indexes and the data keys, each wrapped by a master key. The
/// last line is a checksum, so that a damaged file is noticed before anything is sealed with half a key. [KeyText] reads and
/// writes what stands in it.
///
/// @param index of blind indexes
/// @param data  at least one, the oldest first; the last one seals
record KeyFile(MasterKey master, IndexKeys index, List<DataKey> data) {

    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    DataKey current() {
        return data.getLast();
    }

    /// Reads the file, or makes it once: of several processes that start together all get the same keys.
    static KeyFile loadOrCreate(Path file, Map<String, String> environment) {
        try {
            if (Files.notExists(file)) {
                DataCipher cipher = cipher(environment.getOrDefault("JINLIN_KEYS_CIPHER", DataCipher.AES.name()));
                Files.createDirectories(file.toAbsolutePath().getParent());
                write(file, new KeyFile(MasterKey.self(cipher), IndexKeys.only(DataKey.random(32)), List.of(DataKey.fresh(cipher, 0))), false);
            }
            return load(file, environment);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " can neither be read nor made", e);
        }
    }

    static KeyFile load(Path file, Map<String, String> environment) throws IOException {
        requireOwnerOnly(file);
        return KeyText.read(Files.readString(file, StandardCharsets.ISO_8859_1), file, environment);
    }

    /// Changes the file for every process that has it open; two changes at a time wait for each other.
    static KeyFile change(Path file, Map<String, String> environment, UnaryOperator<KeyFile> change) {
        Path lock = file.resolveSibling(file.getFileName() + ".lock");
        try (var channel = FileChannel.open(lock, Set.of(StandardOpenOption.CREATE, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            channel.lock(); // until it is closed
            KeyFile changed = change.apply(load(file, environment));
            write(file, changed, true);
            return changed;
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " cannot be changed", e);
        }
    }

    /// @throws KeyProblem when others than the owner may read it
    static void requireOwnerOnly(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new KeyProblem("the key file " + file + " is open to others: run chmod 600 on it");
        }
    }

    static DataCipher cipher(String name) {
        for (DataCipher cipher : DataCipher.values()) {
            if (cipher.name().equalsIgnoreCase(name)) {
                return cipher;
            }
        }
        throw new KeyProblem("there is no cipher '" + name + "': choose AES or SM4");
    }

    private static void write(Path file, KeyFile keys, boolean over) throws IOException {
        // written aside and linked into place: nobody ever sees half a file, and a second process cannot replace the first's
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + "-" + HexFormat.of().formatHex(DataKey.random(8)));
        try {
            writeOwnerOnly(draft, KeyText.write(keys));
            if (over) {
                Files.move(draft, file, StandardCopyOption.ATOMIC_MOVE);
            } else {
                Files.createLink(file, draft);
            }
        } catch (FileAlreadyExistsException e) {
            // another process was first; its keys count
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    /// A new file that is on the disk when this returns.
    static void writeOwnerOnly(Path file, String text) throws IOException {
        try (FileChannel out = FileChannel.open(file, Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer bytes = StandardCharsets.US_ASCII.encode(text);
            while (bytes.hasRemaining()) {
                out.write(bytes);
            }
            out.force(true);
        }
    }

    @Override
    public String toString() {
        return "key file";
    }
}
