package org.jinlin.matters;

import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// What callers send to the engine.
public final class MatterRequests {

    private MatterRequests() {}

    /// Where something is: a unit, or a point in CGCS2000 degrees that lies in a grid.
    public record Place(@Nullable String unit, @Nullable Double longitude, @Nullable Double latitude) {}

    /// For whom a member of staff or a relative reports.
    public record Asker(@Nullable String name, @Nullable String phone) {}

    /// A new matter.
    ///
    /// @param id     chosen by the caller, so that sending twice opens once
    /// @param kind   `request` when not said
    /// @param fields text, photos, category, on_site ... as the playbook's `open` takes them
    /// @param about  the person for whose sake a resident reports (代报), who stays the asker
    public record Open(
            @Nullable UUID id,
            @Nullable String kind,
            @Nullable String channel,
            @Nullable Place place,
            @Nullable Asker asker,
            @Nullable Map<String, Object> fields,
            @Nullable Asker about) {

        public Open(@Nullable UUID id, @Nullable String kind, @Nullable String channel, @Nullable Place place, @Nullable Asker asker, @Nullable Map<String, Object> fields) {
            this(id, kind, channel, place, asker, fields, null);
        }
    }

    /// A move on a matter.
    ///
    /// @param verb    the playbook's word, such as accept or dispatch
    /// @param id      chosen by the caller, so that sending twice moves once
    /// @param version the number of the last move that the caller saw; refused when something happened since
    public record Make(@com.fasterxml.jackson.annotation.JsonProperty("do") @Nullable String verb, @Nullable UUID id, @Nullable Integer version, @Nullable Map<String, Object> fields) {}
}
