package org.jinlin.bench;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/// The machine that a figure belongs to, as the kernel describes it.
record Machine(String processor, int cores, double memoryGib, String kernel, String java, String disk) {

    private static final double KIB_PER_GIB = 1024.0 * 1024.0;

    /// @param directory where the database lies
    static Machine of(Path directory) {
        try {
            return new Machine(after(Path.of("/proc/cpuinfo"), "model name"), Runtime.getRuntime().availableProcessors(),
                    Double.parseDouble(after(Path.of("/proc/meminfo"), "MemTotal").replaceAll("\\D", "")) / KIB_PER_GIB,
                    Files.readString(Path.of("/proc/sys/kernel/osrelease")).strip(), System.getProperty("java.runtime.version"),
                    Files.getFileStore(directory).type());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /// The value of a `name : value` line; what the kernel does not say is unknown.
    static String after(Path file, String name) throws IOException {
        try (var lines = Files.lines(file)) {
            return lines.filter(line -> line.startsWith(name)).findFirst().map(line -> line.substring(line.indexOf(':') + 1).strip()).orElse("unknown");
        }
    }

    String line() {
        return String.format(Locale.ROOT, "%s, %d cores, %.1f GiB, Linux %s, %s, Java %s", processor, cores, memoryGib, kernel, disk, java);
    }

    Map<String, Object> figures() {
        var figures = new LinkedHashMap<String, Object>();
        figures.put("processor", processor);
        figures.put("cores", cores);
        figures.put("memory_gib", memoryGib);
        figures.put("kernel", kernel);
        figures.put("disk", disk);
        figures.put("java", java);
        return figures;
    }
}
