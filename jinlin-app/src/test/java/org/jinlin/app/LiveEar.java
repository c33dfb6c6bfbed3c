package org.jinlin.app;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.net.HttpURLConnection;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import org.jinlin.people.SessionCookies;

/// One browser that listens, over a real connection.
final class LiveEar implements AutoCloseable {

    private static final int PATIENCE_MILLIS = 30_000;

    private final HttpURLConnection connection;
    private final BufferedReader lines;

    LiveEar(TestWorld world, PageClient client, String path) throws IOException {
        this(world, path, SessionCookies.SESSION + "=" + client.cookie(SessionCookies.SESSION).orElseThrow());
    }

    /// @param cookie of whom it is
    LiveEar(TestWorld world, String path, String cookie) throws IOException {
        connection = (HttpURLConnection) URI.create(world.server().address() + path).toURL().openConnection();
        connection.setRequestProperty("Cookie", cookie);
        connection.setRequestProperty("Accept", "text/event-stream");
        connection.setReadTimeout(PATIENCE_MILLIS);
        lines = new BufferedReader(new InputStreamReader(connection.getInputStream(), StandardCharsets.UTF_8));
    }

    int status() throws IOException {
        return connection.getResponseCode();
    }

    String header(String name) {
        return connection.getHeaderField(name);
    }

    /// The data of the next event of a name; everything before it is passed over.
    String next(String event) throws IOException {
        String name = "";
        for (String line = lines.readLine(); line != null; line = lines.readLine()) {
            if (line.startsWith("event:")) {
                name = line.substring(6).strip();
            }
            if (line.startsWith("data:") && name.equals(event)) {
                return line.substring(5).strip();
            }
        }
        throw new IOException("the stream ended before " + event);
    }

    String firstLine() throws IOException {
        return lines.readLine();
    }

    @Override
    public void close() {
        connection.disconnect();
    }
}
