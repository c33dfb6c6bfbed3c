package org.jinlin.app;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.boot.test.context.SpringBootTest;
import org.springframework.boot.test.web.server.LocalServerPort;
import org.springframework.test.annotation.DirtiesContext;
import org.springframework.test.context.DynamicPropertyRegistry;
import org.springframework.test.context.DynamicPropertySource;
import org.springframework.web.servlet.mvc.method.annotation.RequestMappingHandlerMapping;

/// Knocks at every route of the whole application as a stranger. A new route is closed, or stands in the list on purpose.
@SpringBootTest(classes = JinlinApplication.class, webEnvironment = SpringBootTest.WebEnvironment.RANDOM_PORT,
        properties = {"jinlin.demo=", "jinlin.jobs=false", "jinlin.database.durability=throwaway"})
@DirtiesContext
class ApplicationRoutesTest {

    @TempDir
    private static Path data;

    @LocalServerPort
    private int port;

    @Autowired
    private List<RequestMappingHandlerMapping> mappings;

    @DynamicPropertySource
    static void data(DynamicPropertyRegistry properties) {
        properties.add("jinlin.data", data::toString);
    }

    @Test
    void every_route_that_is_not_listed_refuses_a_stranger() {
        Doors doors = Doors.of(mappings);
        assertThat(doors.closed()).extracting(Doors.Door::pattern).contains("/api/me", "/api/matters/{number}/moves");
        doors.assertClosedToStrangers(port);
    }
}
