package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import org.junit.jupiter.api.Test;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Knocks at every route of the whole application as a stranger. A new route is closed, or stands in the list on purpose.
class ApplicationRoutesTest {

    private static final TestServer SERVER = TestServer.get();

    @Test
    void every_route_that_is_not_listed_refuses_a_stranger() {
        Doors doors = Doors.of(SERVER.beans(RequestMappingHandlerMapping.class).toList());
        assertThat(doors.closed()).extracting(Doors.Door::pattern).contains("/api/me", "/api/matters/{number}/moves");
        doors.assertClosedToStrangers(URI.create(SERVER.address()).getPort());
    }
}
