package org.jinlin.app;

import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.Iterator;
import java.util.List;
import java.util.SplittableRandom;
import java.util.stream.Stream;
import org.apache.commons.csv.CSVFormat;
import org.apache.commons.csv.CSVRecord;
import org.jinlin.matters.Simulation.Arrival;
import org.jinlin.playbook.Playbook;

/// When requests come in: so many a day by chance, more of them by day than by night, or those of a file.
final class SimulateArrivals {

    /// How many come in each hour of a day, compared with each other.
    private static final double[] HOURS = {.15, .15, .15, .15, .15, .15, .8, .8, 1.9, 1.9, 1.9, 1.9, 1.2, 1.2, 1.8, 1.8, 1.8, 1.8, 1.3, 1.3, 1.3, 1.3, .4, .4};
    private static final double MOST = 1.9;
    private static final double SECONDS_A_DAY = 86_400;

    private SimulateArrivals() {}

    /// Without end.
    static Iterator<Arrival> byChance(double perDay, Instant start, ZoneId zone, List<Long> homes, long seed) {
        var random = new SplittableRandom(seed ^ 0x5EED);
        double all = Arrays.stream(HOURS).sum();
        double perSecond = perDay / SECONDS_A_DAY * MOST * HOURS.length / all;
        return Stream.iterate(start, at -> {
            Instant next = at;
            do {
                next = next.plusMillis(Math.max(1, (long) (-Math.log(1 - random.nextDouble()) / perSecond * 1000)));
            } while (random.nextDouble() * MOST > HOURS[next.atZone(zone).getHour()]);
            return next;
        }).skip(1).map(at -> new Arrival(at, homes.get(random.nextInt(homes.size())), "")).iterator();
    }

    /// A CSV with the columns `at`, and if wanted `unit` and `category`, in the order of time.
    ///
    /// @throws IllegalArgumentException in one sentence that names the row
    static List<Arrival> ofFile(Path file, SimulateWorld world, Playbook playbook, long seed) throws IOException {
        var random = new SplittableRandom(seed ^ 0x5EED);
        var arrivals = new ArrayList<Arrival>();
        try (Reader text = Files.newBufferedReader(file, StandardCharsets.UTF_8); var rows = CSVFormat.RFC4180.builder().setHeader().setSkipHeaderRecord(true).get().parse(text)) {
            if (!rows.getHeaderNames().contains("at")) {
                throw new IllegalArgumentException(file + " has no column `at` with the time of each request.");
            }
            for (CSVRecord row : rows) {
                try {
                    String category = row.isMapped("category") ? row.get("category").strip() : "";
                    if (!category.isEmpty() && !playbook.categories().containsKey(category)) {
                        throw new IllegalArgumentException("there is no category " + category);
                    }
                    boolean placed = row.isMapped("unit") && !row.get("unit").isBlank();
                    long place = placed ? world.unit(row.get("unit").strip()).id() : world.homes().get(random.nextInt(world.homes().size()));
                    arrivals.add(new Arrival(time(row.get("at").strip(), world.plan().tenant().zone()), place, category));
                } catch (IllegalArgumentException | DateTimeParseException e) {
                    throw new IllegalArgumentException(file + ", row " + (row.getRecordNumber() + 1) + ": " + e.getMessage(), e);
                }
            }
        }
        if (arrivals.isEmpty()) {
            throw new IllegalArgumentException(file + " holds no request.");
        }
        return arrivals.stream().sorted(Comparator.comparing(Arrival::at)).toList();
    }

    /// With an offset, or as the district's clocks show it.
    private static Instant time(String said, ZoneId zone) {
        try {
            return OffsetDateTime.parse(said).toInstant();
        } catch (DateTimeParseException e) {
            return LocalDateTime.parse(said).atZone(zone).toInstant();
        }
    }

    /// The midnight before the first one.
    static Instant day(Instant first, ZoneId zone) {
        LocalDate day = first.atZone(zone).toLocalDate();
        return day.atStartOfDay(zone).toInstant();
    }
}
