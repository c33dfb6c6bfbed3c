package org.jinlin.postgres;

import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// Holds a home directory for one process. The operating system lets go of it when the process dies, however it dies.
final class HomeLock implements AutoCloseable {

    /// Homes held by this process: a second channel on the same file would, when closed, give up the first one's lock.
    private static final Set<Path> HELD = ConcurrentHashMap.newKeySet();

    private final Path home;
    private final FileChannel channel;

    private HomeLock(Path home, FileChannel channel) {
        this.home = home;
        this.channel = channel;
    }

    /// Takes an existing directory; refuses one that another process, or another server of this process, holds.
    static HomeLock take(Path home) throws IOException {
        long self = ProcessHandle.current().pid();
        if (!HELD.add(home)) {
            throw inUse(home, Long.toString(self));
        }
        try {
            return new HomeLock(home, lock(home, self));
        } catch (IOException | RuntimeException e) {
            HELD.remove(home);
            throw e;
        }
    }

    private static FileChannel lock(Path home, long self) throws IOException {
        Path file = home.resolve("lock");
        FileChannel channel = FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        if (channel.tryLock() == null) {
            channel.close();
            throw inUse(home, Files.readString(file).strip());
        }
        channel.truncate(0).write(ByteBuffer.wrap(Long.toString(self).getBytes(StandardCharsets.US_ASCII)));
        return channel;
    }

    private static DatabaseProblem inUse(Path home, String process) {
        return new DatabaseProblem(home + " is in use by another Jinlin (process " + process
                + "): stop that one, or name another directory with --data.");
    }

    /// A second call does nothing, even when somebody else holds the home by now.
    @Override
    public synchronized void close() {
        if (!channel.isOpen()) {
            return;
        }
        try {
            channel.close();
        } catch (IOException e) {
            throw new DatabaseProblem("The lock of " + home + " could not be given back (" + DatabaseProblem.reason(e)
                    + "): stop Jinlin before you start it again.", e);
        } finally {
            HELD.remove(home);
        }
    }
}
