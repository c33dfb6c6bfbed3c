package org.jinlin.points;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.UUID;
import java.util.stream.Collectors;
import org.jinlin.kit.Hashing;

/// Keys under which something is booked once. Each begins with what it is for, so that nobody can send one that belongs to another:
/// what a phone sends is one part of its key among others.
final class Keys {

    private Keys() {}

    /// The first half of a hash over the parts, as a key.
    static UUID of(String what, Object... parts) {
        String all = what + "\n" + Arrays.stream(parts).map(String::valueOf).collect(Collectors.joining("\n"));
        var half = ByteBuffer.wrap(Hashing.sha256(all.getBytes(StandardCharsets.UTF_8)));
        return new UUID(half.getLong(), half.getLong());
    }
}
