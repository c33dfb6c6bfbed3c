package org.jinlin.kit;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.HexFormat;
import java.util.List;
import java.util.Set;

/// The file that holds the two secrets of a [Keyring]: four lines, the last one a checksum, so that a damaged file is
/// noticed before anything is sealed with half a key.
///
/// @param cipher 32 bytes
/// @param index  32 bytes
record KeyFile(byte[] cipher, byte[] index) {

    private static final String HEADING = "jinlin keyring 1";
    private static final int KEY_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER_ONLY = PosixFilePermissions.fromString("rw-------");

    /// Reads the file, or makes it once: of several processes that start together all get the same keys.
    static KeyFile loadOrCreate(Path file) {
        try {
            if (Files.notExists(file)) {
                create(file);
            }
            return load(file);
        } catch (IOException e) {
            throw new UncheckedIOException("the key file " + file + " can neither be read nor made", e);
        }
    }

    private static KeyFile load(Path file) throws IOException {
        if (!OWNER_ONLY.containsAll(Files.getPosixFilePermissions(file))) {
            throw new IllegalStateException("the key file " + file + " is open to others: run chmod 600 on it");
        }
        List<String> lines = List.of(Files.readString(file, StandardCharsets.ISO_8859_1).split("\n", -1));
        boolean whole = lines.size() == 5 && lines.get(0).equals(HEADING) && lines.get(4).isEmpty()
                && lines.get(3).equals(check(lines.get(1), lines.get(2)));
        if (!whole) {
            throw new IllegalStateException("the key file " + file
                    + " is damaged: put back its copy. Without it names and phone numbers cannot be read");
        }
        return new KeyFile(HexFormat.of().parseHex(lines.get(1)), HexFormat.of().parseHex(lines.get(2)));
    }

    private static void create(Path file) throws IOException {
        Files.createDirectories(file.toAbsolutePath().getParent());
        // written aside and linked into place: nobody ever sees half a file, and a second process cannot replace the first's
        Path draft = file.resolveSibling(file.getFileName() + "." + ProcessHandle.current().pid() + "-" + randomHex(8));
        try (FileChannel out = FileChannel.open(draft,
                Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE), PosixFilePermissions.asFileAttribute(OWNER_ONLY))) {
            ByteBuffer text = StandardCharsets.US_ASCII.encode(fresh());
            while (text.hasRemaining()) {
                out.write(text);
            }
            out.force(true);
            Files.createLink(file, draft);
        } catch (FileAlreadyExistsException e) {
            // another process was first; its keys count
        } finally {
            Files.deleteIfExists(draft);
        }
    }

    private static String fresh() {
        String cipher = randomHex(KEY_BYTES);
        String index = randomHex(KEY_BYTES);
        return String.join("\n", HEADING, cipher, index, check(cipher, index), "");
    }

    private static String check(String cipher, String index) {
        return Hashing.sha256Hex(HEADING + "\n" + cipher + "\n" + index).substring(0, 16);
    }

    private static String randomHex(int bytes) {
        byte[] random = new byte[bytes];
        new SecureRandom().nextBytes(random);
        return HexFormat.of().formatHex(random);
    }

    @Override
    public String toString() {
        return "key file";
    }
}
