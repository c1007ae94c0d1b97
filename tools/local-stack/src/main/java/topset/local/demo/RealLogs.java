package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/**
 * Imports training logs of real people from a folder next to the project, if the folder exists. All times are moved by
 * whole weeks, so that the log ends last week.
 */
public final class RealLogs {
    private static final int WEEKS = 16;

    private RealLogs() {}

    public static List<String> importAll(DemoApi api, Path folder, ZoneId zone, LocalDate today) {
        var results = new ArrayList<String>();
        if (!Files.isDirectory(folder)) {
            return results;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                var name = file.getFileName().toString();
                try {
                    results.add("  " + name + ": " + summary(api, file, zone, today));
                } catch (RuntimeException e) {
                    results.add("  " + name + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return results;
    }

    private static String summary(DemoApi api, Path file, ZoneId zone, LocalDate today) throws IOException {
        Optional<AppExport> log;
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            log = AppExport.read(reader, WEEKS);
        }
        if (log.isEmpty() || log.get().firstLoads().isEmpty()) {
            return "has none of the big barbell lifts";
        }
        var name = file.getFileName().toString();
        var parts = name.substring(0, name.lastIndexOf('.')).split("_", 3);
        var athlete = "log-" + parts[0] + "-" + Integer.toHexString(name.hashCode() & 0xffff);
        return new RealLog(api, zone, athlete, "Real log: " + parts[Math.min(1, parts.length - 1)], log.get())
                .importLog(today);
    }
}
