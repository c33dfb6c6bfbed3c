package org.jinlin.postgres;

import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.time.Duration;

/// Ports of this machine's loopback address, the only one PostgreSQL listens on.
final class Ports {

    private static final Duration PATIENCE = Duration.ofSeconds(2);

    private Ports() {}

    /// Gives a PostgreSQL that has just been killed the moment that the system needs to take its port back.
    static void requireFree(int port) {
        if (!Patience.wait(PATIENCE, () -> isFree(port))) {
            throw new DatabaseProblem("Port " + port + " is taken by another program: stop that one, or choose another port for PostgreSQL.");
        }
    }

    static boolean isFree(int port) {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    /// A port that is free now; somebody else may still be faster.
    static int pickFree() throws IOException {
        try (var socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress(InetAddress.getByName("127.0.0.1"), 0));
            return socket.getLocalPort();
        }
    }
}
