package org.jinlin.bench;

import java.io.BufferedInputStream;
import java.io.ByteArrayOutputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// One HTTP/1.1 connection that is kept open, as small as a loader's has to be: it shares the cores with what it measures.
final class HttpLine implements AutoCloseable {

    private static final String LENGTH = "content-length:";
    private static final String CHUNKED = "transfer-encoding: chunked";

    /// A server hangs up on a line that nobody uses; a new one is opened before that.
    private static final long LONGEST_IDLE_NANOS = 5_000_000_000L;
    private static final String CLOSING = "connection: close";

    private final int port;
    private Socket socket;
    private InputStream in;
    private OutputStream out;
    private long usedAt;

    /// @param headers as they came, in small letters but for their values
    record Answer(int status, List<String> headers, String body) {

        boolean isDone() {
            return status / 100 == 2;
        }
    }

    HttpLine(int port) throws IOException {
        this.port = port;
        connect();
    }

    private void connect() throws IOException {
        usedAt = System.nanoTime();
        socket = new Socket(InetAddress.getLoopbackAddress(), port);
        socket.setTcpNoDelay(true);
        in = new BufferedInputStream(socket.getInputStream(), 16_384);
        out = socket.getOutputStream();
    }

    /// @param headers each ended by CR LF, or empty
    /// @param json    empty for none
    Answer send(String method, String path, String headers, String json) throws IOException {
        if (System.nanoTime() - usedAt > LONGEST_IDLE_NANOS) {
            socket.close();
            connect();
        }
        byte[] body = json.getBytes(StandardCharsets.UTF_8);
        String head = method + " " + path + " HTTP/1.1\r\nHost: localhost:" + port + "\r\n" + headers
                + (json.isEmpty() ? "" : "Content-Type: application/json\r\nContent-Length: " + body.length + "\r\n") + "\r\n";
        var bytes = new ByteArrayOutputStream(head.length() + body.length);
        bytes.writeBytes(head.getBytes(StandardCharsets.ISO_8859_1));
        bytes.writeBytes(body);
        bytes.writeTo(out);
        out.flush();
        Answer answer = read(in);
        usedAt = System.nanoTime();
        // a server ends a connection after some number of requests, and says so
        if (answer.headers().stream().anyMatch(CLOSING::equalsIgnoreCase)) {
            socket.close();
            connect();
        }
        return answer;
    }

    static Answer read(InputStream in) throws IOException {
        int status = Integer.parseInt(line(in).split(" ")[1]);
        var headers = new ArrayList<String>();
        int length = 0;
        boolean chunked = false;
        for (String line = line(in); !line.isEmpty(); line = line(in)) {
            headers.add(line);
            String small = line.toLowerCase(Locale.ROOT);
            if (small.startsWith(LENGTH)) {
                length = Integer.parseInt(small.substring(LENGTH.length()).strip());
            }
            chunked |= small.equals(CHUNKED);
        }
        return new Answer(status, headers, new String(chunked ? chunks(in) : in.readNBytes(length), StandardCharsets.UTF_8));
    }

    private static byte[] chunks(InputStream in) throws IOException {
        var body = new ByteArrayOutputStream(4096);
        for (int size = Integer.parseInt(line(in), 16); size > 0; size = Integer.parseInt(line(in), 16)) {
            body.write(in.readNBytes(size));
            line(in);
        }
        line(in);
        return body.toByteArray();
    }

    private static String line(InputStream in) throws IOException {
        var line = new StringBuilder(64);
        for (int c = in.read(); c != '\n'; c = in.read()) {
            if (c < 0) {
                throw new EOFException("the server hung up");
            }
            if (c != '\r') {
                line.append((char) c);
            }
        }
        return line.toString();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
