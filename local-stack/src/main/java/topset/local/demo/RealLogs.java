package topset.local.demo;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Training logs of real people, where there are any beside the project, brought in by the session service's import. */
public final class RealLogs {
    private RealLogs() {}

    /** Imports each and starts a program after it; what came of each, a line. */
    public static List<String> bring(Api api, Path folder, ZoneId zone, LocalDate today) {
        var told = new ArrayList<String>();
        if (!Files.isDirectory(folder)) {
            return told;
        }
        try (var files = Files.list(folder)) {
            for (var file : files.filter(each -> each.toString().endsWith(".csv"))
                    .sorted()
                    .toList()) {
                var name = file.getFileName().toString();
                try {
                    told.add("  " + name + ": " + imported(api, file, zone, today));
                } catch (Api.Refused e) {
                    told.add("  " + name + ": " + (e.isUnknown() ? "this build has no import yet" : e.getMessage()));
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    private static String imported(Api api, Path file, ZoneId zone, LocalDate today) throws IOException {
        var name = file.getFileName().toString();
        var athlete =
                "log-" + name.substring(0, name.indexOf('_')) + "-" + Integer.toHexString(name.hashCode() & 0xffff);
        api.program(
                "PUT",
                "/v1/athletes/" + athlete,
                Map.of("timeZone", zone.getId(), "unit", "kg", "displayName", "Real log: " + name.split("_", 2)[0]));
        var answer = api.log(
                "/v1/athletes/" + athlete + "/imports?timeZone=" + zone.getId() + "&unit=kg", Files.readString(file));
        if (api.program("GET", "/v1/programs?athleteId=" + athlete, Map.of())
                .path("items")
                .isEmpty()) {
            start(api, athlete, today);
        }
        return answer.path("sets").asText("?") + " sets of "
                + answer.path("sessions").asText("?") + " sessions";
    }

    private static void start(Api api, String athlete, LocalDate today) {
        api.program(
                "POST",
                "/v1/programs",
                Map.of(
                        "athleteId",
                        athlete,
                        "startsOn",
                        today.toString(),
                        "lifts",
                        List.of(Map.of(
                                "slotId",
                                "d1-bench-press",
                                "day",
                                1,
                                "exercise",
                                "bench-press",
                                "scheme",
                                Map.of("variant", "SINGLE_TOP"),
                                "progression",
                                Map.of("method", "LINEAR"),
                                "start",
                                Map.of("load", 80)))));
    }
}
