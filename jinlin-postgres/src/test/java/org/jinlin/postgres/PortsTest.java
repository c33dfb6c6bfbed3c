package org.jinlin.postgres;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.net.InetAddress;
import java.net.ServerSocket;
import org.junit.jupiter.api.Test;

class PortsTest {

    @Test
    void aPickedPortIsFree() throws Exception {
        assertThatCode(() -> Ports.requireFree(Ports.pickFree())).doesNotThrowAnyException();
    }

    @Test
    void aPortSomebodyListensOnIsTakenAndFreeAfterwards() throws Exception {
        int port;
        try (var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            port = socket.getLocalPort();
            assertThat(Ports.isFree(port)).isFalse();
            assertThatThrownBy(() -> Ports.requireFree(port)).isInstanceOf(DatabaseProblem.class).hasMessageContaining("Port " + port);
        }
        assertThat(Ports.isFree(port)).isTrue();
    }

    @Test
    void aPortThatIsGivenBackInTimeWillDo() throws Exception {
        var socket = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"));
        int port = socket.getLocalPort();
        Thread.startVirtualThread(() -> assertThatCode(socket::close).doesNotThrowAnyException());
        assertThatCode(() -> Ports.requireFree(port)).doesNotThrowAnyException();
    }
}
