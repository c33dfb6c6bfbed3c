package org.jinlin.app;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.URI;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;

/// The line between a phone and the server, which a test cuts and mends: a service worker goes through it like everything else.
final class Line implements AutoCloseable {

    /// What a line does with what comes.
    enum State { WHOLE, CUT, DEAF }

    private final ServerSocket door;
    private final URI server;
    private final Set<Socket> open = ConcurrentHashMap.newKeySet();
    private volatile State state = State.WHOLE;

    Line(String server) {
        this.server = URI.create(server);
        try {
            this.door = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Thread.ofVirtual().start(this::answer);
    }

    String address() {
        return "http://localhost:" + door.getLocalPort();
    }

    /// From now on nobody gets through, and who is talking is cut off.
    void cut() {
        become(State.CUT);
    }

    /// What is sent arrives, and no answer comes back: the phone cannot know.
    void deafen() {
        become(State.DEAF);
    }

    void mend() {
        become(State.WHOLE);
    }

    private void become(State next) {
        state = next;
        open.forEach(Line::close);
        open.clear();
    }

    private void answer() {
        while (!door.isClosed()) {
            try {
                Socket phone = door.accept();
                if (state == State.CUT) {
                    close(phone);
                } else {
                    connect(phone);
                }
            } catch (IOException e) {
                // closed, or nobody could be reached: the next one is listened to
            }
        }
    }

    private void connect(Socket phone) throws IOException {
        var behind = new Socket(server.getHost(), server.getPort());
        open.add(phone);
        open.add(behind);
        Thread.ofVirtual().start(() -> pass(phone, behind, false));
        Thread.ofVirtual().start(() -> pass(behind, phone, true));
    }

    private void pass(Socket from, Socket to, boolean answers) {
        var buffer = new byte[16_384];
        try (InputStream in = from.getInputStream(); OutputStream out = to.getOutputStream()) {
            for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
                if (answers && state == State.DEAF) {
                    break;
                }
                out.write(buffer, 0, read);
                out.flush();
            }
        } catch (IOException e) {
            // cut off: that is what this line is for
        } finally {
            close(from);
            close(to);
            open.remove(from);
            open.remove(to);
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Override
    public void close() {
        become(State.CUT);
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
