package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.stream.IntStream;

/** Twelve lifters and ten weeks of training behind them, made through the services' own API. */
public final class MadeUpGym {
    /** The gym's name says what it is, wherever it is shown. */
    public static final String NAME = "made-up-gym";

    static final int WEEKS = 10;
    private static final int[] DAY_OF_WEEK = {0, 0, 1, 3, 4};
    private static final int DAYS = 4;
    private static final int AT_ONCE = 4;

    private final Api api;
    private final ZoneId zone;
    private final LocalDate startsOn;

    public MadeUpGym(Api api, ZoneId zone, LocalDate today) {
        this.api = api;
        this.zone = zone;
        this.startsOn = begun(api)
                .orElseGet(() -> today.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY))
                        .minusWeeks(WEEKS));
    }

    /** When the programs of an earlier demo started. */
    private static Optional<LocalDate> begun(Api api) {
        var programs = api.program(
                "GET", "/v1/programs?athleteId=" + MadeUpLifter.ALL.getFirst().id(), Map.of());
        return Optional.ofNullable(
                        programs.path("items").path(0).path("startsOn").textValue())
                .map(LocalDate::parse);
    }

    /** Whether an earlier demo filled it, to the last session. */
    public boolean isFilled() {
        return MadeUpLifter.ALL.stream()
                .allMatch(lifter -> lastTrained(lifter)
                        .filter(session -> api.isThere("/v1/sessions/" + session))
                        .isPresent());
    }

    private Optional<UUID> lastTrained(MadeUpLifter lifter) {
        return IntStream.rangeClosed(1, WEEKS * DAYS)
                .map(nth -> WEEKS * DAYS - nth)
                .filter(nth -> lifter.trains(nth / DAYS + 1, nth % DAYS + 1))
                .mapToObj(nth -> id(lifter, nth / DAYS + 1, nth % DAYS + 1))
                .findFirst();
    }

    /** Always the same, so that who fills the gym again after an interruption sends what is there already once more. */
    private UUID id(MadeUpLifter lifter, int week, Object what) {
        return UUID.nameUUIDFromBytes((NAME + lifter.id() + startsOn + " " + week + " " + what).getBytes(UTF_8));
    }

    /** Fills the gym; what is there already stays as it is. */
    public void fill() {
        fill(MadeUpLifter.ALL.size());
    }

    /** Fills it with the first so many. */
    public void fill(int lifters) {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            var filling = new ArrayList<Future<?>>();
            MadeUpLifter.ALL.stream().limit(lifters).forEach(lifter -> filling.add(workers.submit(() -> fill(lifter))));
            for (var each : filling) {
                each.get();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (java.util.concurrent.ExecutionException e) {
            throw new IllegalStateException(e.getCause());
        }
    }

    private void fill(MadeUpLifter lifter) {
        api.program(
                "PUT",
                "/v1/athletes/" + lifter.id(),
                Map.of("timeZone", zone.getId(), "unit", "kg", "displayName", lifter.name()));
        api.program("POST", "/v1/programs", program(lifter));
        var performance = new Performance(lifter);
        long sequence = 0;
        for (int week = 1; week <= WEEKS; week++) {
            var plan = plan(lifter, week, sequence);
            for (int day = 1; day <= DAYS; day++) {
                if (lifter.trains(week, day)) {
                    var at = startsOn.plusWeeks(week - 1L)
                            .plusDays(DAY_OF_WEEK[day])
                            .atTime(LocalTime.of(17, 30))
                            .atZone(zone)
                            .toOffsetDateTime();
                    var session = start(id(lifter, week, day), lifter, day, at);
                    var sets = performance.sets(plan, day, week, at);
                    for (int n = 0; n < sets.size(); n++) {
                        sets.get(n).put("setId", id(lifter, week, day + "/" + n).toString());
                    }
                    var answer = api.session("POST", "/v1/sessions/" + session + "/sets/batch", Map.of("sets", sets));
                    sequence = Math.max(sequence, lastSequence(answer));
                }
            }
        }
    }

    /** The plan of a week with the set of that sequence in it. */
    JsonNode plan(MadeUpLifter lifter, Object week, long atLeast) {
        return api.program("GET", "/v1/athletes/" + lifter.id() + "/weeks/" + week + "?atLeast=" + atLeast, Map.of());
    }

    UUID start(UUID session, MadeUpLifter lifter, int day, OffsetDateTime at) {
        api.session(
                "POST",
                "/v1/sessions",
                Map.of(
                        "sessionId",
                        session.toString(),
                        "athleteId",
                        lifter.id(),
                        "startedAt",
                        at.toString(),
                        "day",
                        day));
        return session;
    }

    private static long lastSequence(JsonNode answer) {
        long last = 0;
        for (var each : answer.findValues("sequence")) {
            last = Math.max(last, each.asLong());
        }
        return last;
    }

    private Map<String, Object> program(MadeUpLifter lifter) {
        return Map.of(
                "programId",
                UUID.nameUUIDFromBytes((NAME + lifter.id() + startsOn).getBytes(UTF_8))
                        .toString(),
                "athleteId",
                lifter.id(),
                "startsOn",
                startsOn.toString(),
                "lifts",
                List.of(
                        top(lifter, 1, "bench-press", lifter.method()),
                        straight(lifter, 1, "incline-dumbbell-press", 4, 8, 12),
                        top(lifter, 2, "squat", lifter.method()),
                        straight(lifter, 2, "leg-curl", 4, 8, 12),
                        top(lifter, 3, "overhead-press", "RPE"),
                        straight(lifter, 3, "lat-pulldown", 4, 8, 12),
                        top(lifter, 4, "deadlift", lifter.method().equals("WAVE") ? "RPE" : lifter.method()),
                        straight(lifter, 4, "leg-press", 4, 8, 12)));
    }

    private static Map<String, Object> top(MadeUpLifter lifter, int day, String exercise, String method) {
        var lift = new HashMap<String, Object>();
        lift.put("slotId", "d" + day + "-" + exercise);
        lift.put("day", day);
        lift.put("exercise", exercise);
        lift.put("scheme", Map.of("variant", "SINGLE_TOP"));
        lift.put("progression", Map.of("method", method));
        // A little below what the chart would allow, as a good coach begins.
        lift.put("start", Map.of("load", rounded(lifter.strengthIn(exercise, 1) * 0.78)));
        return lift;
    }

    private static Map<String, Object> straight(
            MadeUpLifter lifter, int day, String exercise, int sets, int least, int most) {
        return Map.of(
                "slotId",
                "d" + day + "-" + exercise,
                "day",
                day,
                "exercise",
                exercise,
                "scheme",
                Map.of("variant", "STRAIGHT", "sets", sets, "reps", Map.of("min", least, "max", most)),
                "progression",
                Map.of("method", "DOUBLE_PROGRESSION"),
                "start",
                Map.of("load", rounded(lifter.strengthIn(exercise, 1) * 0.66)));
    }

    private static double rounded(double load) {
        return Math.max(2.5, Math.round(load / 2.5) * 2.5);
    }
}
