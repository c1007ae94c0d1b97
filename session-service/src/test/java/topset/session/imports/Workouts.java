package topset.session.imports;

import static topset.session.SessionApi.coach;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.stream.StreamSupport;
import topset.testsupport.Json;

/** Reads sessions as clients do, and makes logs. */
final class Workouts {
    static final String HEADER =
            "Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE\n";

    private Workouts() {}

    static List<JsonNode> sessions(String athlete) {
        return list(Json.read(coach().get("/v1/athletes/{id}/sessions?limit=500", athlete)
                        .asString())
                .path("items"));
    }

    private static List<JsonNode> list(JsonNode items) {
        return StreamSupport.stream(items.spliterator(), false).toList();
    }

    static List<String> sets(JsonNode session) {
        return list(session.path("sets")).stream()
                .map(set -> "%s %s %s%s x%d @%s"
                        .formatted(
                                set.path("exercise").asText(),
                                set.path("role").asText(),
                                set.path("load").path("value").decimalValue().toPlainString(),
                                set.path("load").path("unit").asText(),
                                set.path("reps").asInt(),
                                set.path("rpe").asText("")))
                .toList();
    }

    /** A log of workouts with three sets each, on different days. */
    static String squats(int workouts) {
        var log = new StringBuilder(HEADER);
        for (int n = 0; n < workouts; n++) {
            var date = LocalDate.parse("2020-01-01").plusDays(n);
            for (int set = 1; set <= 3; set++) {
                log.append(date).append(" 17:40:00,Legs,1h,Squat (Barbell),%d,%d,5,0,0,\n".formatted(set, 100 - set));
            }
        }
        return log.toString();
    }
}
