package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.channels.FileChannel;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.LongSupplier;
import org.jinlin.kit.Ids;
import org.jinlin.kit.JinlinClock;
import org.jinlin.kit.Keyring;
import org.jinlin.kit.NodeLease;
import org.jinlin.kit.OutgoingCalls;
import org.jinlin.kit.OutgoingNetworks;
import org.jinlin.kit.ProofKey;
import org.jinlin.kit.WorkCalendar;
import org.springframework.beans.factory.annotation.Value;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;

/// What every room is given: the clock, the ids, the keys, the calendar.
@Configuration(proxyBeanMethods = false)
class House {

    private static final VarHandle LONG = MethodHandles.byteBufferViewVarHandle(long[].class, ByteOrder.BIG_ENDIAN);

    /// The machine's clock; or for tests, stories and replays one that stands at `jinlin.clock` until it is moved; or for
    /// torture one that is as many milliseconds ahead of the machine's as the eight bytes of the file `jinlin.clock.ahead` say.
    @Bean
    JinlinClock clock(@Value("${jinlin.clock:}") String start, @Value("${jinlin.clock.ahead:}") String ahead) {
        if (!ahead.isBlank()) {
            return JinlinClock.ahead(shared(Path.of(ahead)));
        }
        return start.isBlank() ? JinlinClock.system() : JinlinClock.movable(Instant.parse(start));
    }

    /// The number in a file that another process changes while this one runs.
    private static LongSupplier shared(Path file) {
        try (var channel = FileChannel.open(file, StandardOpenOption.READ)) {
            ByteBuffer eight = channel.map(FileChannel.MapMode.READ_ONLY, 0, Long.BYTES);
            return () -> (long) LONG.getVolatile(eight, 0);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @Bean
    Ids ids(NodeLease lease) {
        return Ids.ofMachine(lease.node());
    }

    @Bean
    Keyring keyring(@Value("${jinlin.data}") Path data) {
        return Keyring.loadOrCreate(data.resolve("secrets").resolve("keys"));
    }

    @Bean
    OutgoingNetworks outgoingNetworks(@Value("${jinlin.outgoing.allow}") List<String> allowed) {
        return new OutgoingNetworks(allowed);
    }

    @Bean
    OutgoingCalls outgoingCalls(@Value("${jinlin.outgoing.timeout}") Duration timeout) {
        return new OutgoingCalls(timeout);
    }

    @Bean
    ProofKey proofKey(@Value("${jinlin.data}") Path data) {
        return ProofKey.loadOrCreate(data.resolve("secrets").resolve("proof"));
    }

    @Bean
    WorkCalendar workCalendar() {
        return WorkCalendar.china();
    }
}
