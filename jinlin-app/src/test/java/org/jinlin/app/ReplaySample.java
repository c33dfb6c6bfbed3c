package org.jinlin.app;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDateTime;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Made-up files of requests with the columns of the real one. The verdict in them is computed here, from the definition and
/// without the engine: late is what was closed after its target, or is open at the end and had a target before it.
final class ReplaySample {

    static final String HEADER = "CASE_ENQUIRY_ID,OPEN_DT,TARGET_DT,CLOSED_DT,OnTime_Status,CASE_STATUS,CLOSURE_REASON,CASE_TITLE,SUBJECT,REASON,TYPE,QUEUE,Department,"
            + "neighborhood,ward,LOCATION_ZIPCODE,LATITUDE,LONGITUDE,Source";

    private static final LocalDateTime START = LocalDateTime.parse("2021-03-01T00:00:00");
    private static final int SECONDS_A_DAY = 86_400;

    private ReplaySample() {}

    /// The nine cells that are read.
    record Cells(String id, String opened, String target, String closed, String status, String category, String queue, String department, String reason) {

        static Cells of(String id) {
            return new Cells(id, "2021-03-01T09:00:00", "2021-03-05T09:00:00", "2021-03-02T09:00:00", "ONTIME", "Lamp", "Lamps North", "Works", "replaced");
        }

        Cells opened(String value) {
            return new Cells(id, value, target, closed, status, category, queue, department, reason);
        }

        Cells target(String value) {
            return new Cells(id, opened, value, closed, status, category, queue, department, reason);
        }

        Cells closed(String value) {
            return new Cells(id, opened, target, value, status, category, queue, department, reason);
        }

        Cells status(String value) {
            return new Cells(id, opened, target, closed, value, category, queue, department, reason);
        }

        Cells category(String value) {
            return new Cells(id, opened, target, closed, status, value, queue, department, reason);
        }

        Cells unit(String newQueue, String newDepartment) {
            return new Cells(id, opened, target, closed, status, category, newQueue, newDepartment, reason);
        }

        Cells reason(String value) {
            return new Cells(id, opened, target, closed, status, category, queue, department, value);
        }

        String line() {
            return String.join(",", id, opened, target, closed, status, "", quoted(reason), "", "", "", quoted(category), quoted(queue), quoted(department), "", "", "", "", "", "web");
        }

        private static String quoted(String text) {
            return '"' + text.replace("\"", "\"\"") + '"';
        }
    }

    static String file(Cells... rows) {
        var text = new StringBuilder(HEADER).append("\r\n");
        for (Cells row : rows) {
            text.append(row.line()).append("\r\n");
        }
        return text.toString();
    }

    /// Rows in no order of time; the same for the same seed.
    ///
    /// @param copies the same rows again, with new ids
    static void write(Path file, int rows, int copies, long seed) {
        LocalDateTime end = end(rows, seed);
        try (var out = Files.newBufferedWriter(file)) {
            out.write(HEADER + "\n");
            for (int copy = 0; copy < copies; copy++) {
                var random = new Random(seed);
                for (int i = 0; i < rows; i++) {
                    out.write(row(copy * 1_000_000L + i, random, end).line() + "\n");
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static LocalDateTime end(int rows, long seed) {
        var random = new Random(seed);
        String end = START.toString();
        for (int i = 0; i < rows; i++) {
            String closed = row(i, random, START).closed();
            end = closed.compareTo(end) > 0 ? closed : end;
        }
        return LocalDateTime.parse(end);
    }

    private static Cells row(long id, Random random, LocalDateTime end) {
        LocalDateTime opened = START.plusSeconds(random.nextInt(60 * SECONDS_A_DAY));
        @Nullable LocalDateTime target = random.nextInt(4) == 0 ? null : opened.plusSeconds(random.nextInt(20 * SECONDS_A_DAY));
        // now and then in the very second of the promise
        @Nullable LocalDateTime closed = random.nextInt(5) == 0 ? null : target != null && random.nextInt(20) == 0 ? target : opened.plusSeconds(random.nextInt(25 * SECONDS_A_DAY));
        boolean overdue = target != null && (closed == null ? end : closed).isAfter(target);
        int queue = random.nextInt(30);
        return new Cells("S" + id, text(opened), text(target), text(closed), overdue ? "OVERDUE" : "ONTIME", "Type " + random.nextInt(40),
                "Queue " + queue, "Department " + queue % 5, closed == null ? "" : "done, \"as asked\" 🙂");
    }

    private static String text(@Nullable LocalDateTime time) {
        return time == null ? "" : time.withNano(0).toString().length() == 16 ? time + ":00" : time.toString();
    }
}
