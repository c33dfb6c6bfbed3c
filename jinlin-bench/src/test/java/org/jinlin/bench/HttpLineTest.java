package org.jinlin.bench;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.ByteArrayInputStream;
import java.io.EOFException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;

class HttpLineTest {

    @Test
    void readsABodyByItsLength() throws IOException {
        var answer = HttpLine.read(bytes("HTTP/1.1 201 \r\nContent-Length: 6\r\nSet-Cookie: a=b\r\n\r\n电梯HTTP/1.1 500"));

        assertThat(answer).isEqualTo(new HttpLine.Answer(201, List.of("Content-Length: 6", "Set-Cookie: a=b"), "电梯"));
        assertThat(answer.isDone()).isTrue();
    }

    @Test
    void readsABodyInChunks() throws IOException {
        var in = bytes("HTTP/1.1 200 OK\r\nTransfer-Encoding: chunked\r\n\r\n4\r\nabcd\r\nA\r\n0123456789\r\n0\r\n\r\nHTTP/1.1 404 \r\n\r\n");

        assertThat(HttpLine.read(in).body()).isEqualTo("abcd0123456789");
        assertThat(HttpLine.read(in).isDone()).isFalse();
    }

    @Test
    void anAnswerWithoutABodyIsEmpty() throws IOException {
        assertThat(HttpLine.read(bytes("HTTP/1.1 204 \r\n\r\n")).body()).isEmpty();
    }

    @Test
    void aServerThatHangsUpIsNoAnswer() {
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> HttpLine.read(bytes("HTTP/1.1 200 \r\nContent-")));
        assertThatExceptionOfType(EOFException.class).isThrownBy(() -> HttpLine.read(bytes("")));
    }

    private static InputStream bytes(String text) {
        return new ByteArrayInputStream(text.getBytes(StandardCharsets.UTF_8));
    }
}
