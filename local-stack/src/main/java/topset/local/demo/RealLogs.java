package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import topset.local.demo.TrainingLog.Lifted;
import topset.local.demo.TrainingLog.Workout;

/**
 * Training logs of real people, where there are any beside the project: the last weeks of their big lifts, moved by whole weeks so that they end
 * with the last one, the heaviest set of each as the top set. Sent set by set through the services' own API.
 */
public final class RealLogs {
    private static final int WEEKS = 16;

    private RealLogs() {}

    /** Brings each; what came of each, a line. */
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
                    told.add("  " + name + ": " + brought(api, file, zone, today));
                } catch (RuntimeException e) {
                    told.add("  " + name + ": " + e.getMessage());
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return told;
    }

    private static String brought(Api api, Path file, ZoneId zone, LocalDate today) throws IOException {
        var name = file.getFileName().toString();
        List<Workout> all;
        try (var reader = Files.newBufferedReader(file, UTF_8)) {
            all = TrainingLog.read(reader);
        }
        if (all.isEmpty()) {
            return "none of the big barbell lifts in it";
        }
        var athlete =
                "log-" + name.substring(0, name.indexOf('_')) + "-" + Integer.toHexString(name.hashCode() & 0xffff);
        if (!api.program("GET", "/v1/programs?athleteId=" + athlete, Map.of())
                .path("items")
                .isEmpty()) {
            return "there from an earlier demo";
        }
        var last = monday(all.getLast().startedAt().toLocalDate());
        var weeksLater = ChronoUnit.WEEKS.between(last, monday(today).minusWeeks(1));
        var workouts = all.stream()
                .filter(each -> !each.startedAt().toLocalDate().isBefore(last.minusWeeks(WEEKS - 1)))
                .map(each -> new Workout(each.startedAt().plusWeeks(weeksLater), each.lifts()))
                .toList();
        api.program(
                "PUT",
                "/v1/athletes/" + athlete,
                Map.of("timeZone", zone.getId(), "unit", "kg", "displayName", "Real log: " + name.split("_", 3)[1]));
        api.program("POST", "/v1/programs", program(athlete, workouts));
        var days = new ArrayList<>(first(workouts).keySet());
        int sets = 0;
        for (var workout : workouts) {
            sets += log(api, athlete, workout, days, zone);
        }
        return "%d sets of %d sessions, moved by %d weeks".formatted(sets, workouts.size(), weeksLater);
    }

    private static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /** What each lift was begun with, in the order they came. */
    private static Map<String, Lifted> first(List<Workout> workouts) {
        var first = new LinkedHashMap<String, Lifted>();
        workouts.forEach(workout -> workout.lifts()
                .forEach((exercise, sets) -> first.putIfAbsent(exercise, sets.get(TrainingLog.top(sets)))));
        return first;
    }

    private static Map<String, Object> program(String athlete, List<Workout> workouts) {
        var startsOn = monday(workouts.getFirst().startedAt().toLocalDate());
        var lifts = new ArrayList<Map<String, Object>>();
        first(workouts)
                .forEach((exercise, top) -> lifts.add(Map.of(
                        "slotId",
                        "d" + (lifts.size() + 1) + "-" + exercise,
                        "day",
                        lifts.size() + 1,
                        "exercise",
                        exercise,
                        "scheme",
                        Map.of("variant", "SINGLE_TOP"),
                        "progression",
                        Map.of("method", "LINEAR"),
                        "start",
                        Map.of("load", top.load()))));
        return Map.of(
                "programId",
                id(athlete + startsOn),
                "athleteId",
                athlete,
                "startsOn",
                startsOn.toString(),
                "lifts",
                lifts);
    }

    private static int log(Api api, String athlete, Workout workout, List<String> days, ZoneId zone) {
        var at = workout.startedAt().atZone(zone).toOffsetDateTime();
        var session = id(athlete + at);
        api.session(
                "POST",
                "/v1/sessions",
                Map.of(
                        "sessionId",
                        session,
                        "athleteId",
                        athlete,
                        "startedAt",
                        at.toString(),
                        "day",
                        days.indexOf(workout.lifts().keySet().iterator().next()) + 1));
        var sets = new ArrayList<Map<String, Object>>();
        workout.lifts().forEach((exercise, lifted) -> {
            int top = TrainingLog.top(lifted);
            for (int n = 0; n < lifted.size(); n++) {
                sets.add(set(
                        id(session + " " + sets.size()),
                        exercise,
                        lifted.get(n),
                        n == top,
                        at.plusMinutes(3L * sets.size())));
            }
        });
        api.session("POST", "/v1/sessions/" + session + "/sets/batch", Map.of("sets", sets));
        return sets.size();
    }

    private static Map<String, Object> set(String id, String exercise, Lifted lifted, boolean top, OffsetDateTime at) {
        var set = new HashMap<String, Object>();
        set.put("setId", id);
        set.put("exercise", exercise);
        set.put("role", top ? "TOP" : "BACKOFF");
        set.put("load", Map.of("value", lifted.load(), "unit", "kg"));
        set.put("reps", lifted.reps());
        if (lifted.rpe() != null) {
            set.put("rpe", lifted.rpe());
        }
        set.put("completedAt", at.toString());
        return set;
    }

    private static String id(String of) {
        return UUID.nameUUIDFromBytes(of.getBytes(UTF_8)).toString();
    }
}
