package org.jinlin.matters;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;
import org.jinlin.org.Tree;
import org.jinlin.org.Unit;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.json.JsonMapper;

/// What this room reads of strangers: plans of boundaries, and the bodies of its API.
public final class FuzzedMatters {

    private static final Tree TREE = new Tree(List.of(new Unit(1, "district", "district", "350605"), new Unit(2, "street", "town", "350605100"), new Unit(3, "community", "community", "350605100009")), Map.of(2L, 1L, 3L, 2L), 1);
    private static final JsonMapper JSON = JsonMapper.builder().enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES).build();

    private FuzzedMatters() {}

    public static Map<String, Consumer<byte[]>> readers() {
        return Map.of("boundary", FuzzedMatters::boundary, "body", FuzzedMatters::body);
    }

    private static void boundary(byte[] bytes) {
        var file = new BoundaryFile(TREE, Set.of("350605100"), List.of("district", "street", "community", "grid"), new AtomicLong(100)::incrementAndGet);
        file.read(new String(bytes, StandardCharsets.UTF_8), LocalDate.of(2026, 12, 1));
        file.faults();
    }

    private static void body(byte[] bytes) {
        for (Class<?> type : List.of(MatterRequests.Open.class, MatterRequests.Make.class)) {
            try {
                JSON.readValue(bytes, type);
            } catch (JacksonException refused) {
                // the API says so with its own sentence; anything else goes on
            }
        }
    }
}
