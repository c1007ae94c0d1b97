package topset.verification.pair;

import static java.util.Objects.requireNonNull;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.TOP;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.SetDetails;
import topset.contract.SetRole;
import topset.testsupport.Eventually;
import topset.testsupport.Lifts;
import topset.testsupport.Midday;
import topset.verification.support.GymCaller;
import topset.verification.support.GymClient;
import topset.verification.support.OwnExercise;
import topset.verification.support.Recorded;
import topset.verification.support.ServiceClient;
import topset.verification.support.SetRequest;

/** Creates a gym whose athletes use everything that can be exported. */
final class MovingGym {
    private static final String SQUAT = "d2-squat";
    private static final int WEEKS = 5;

    private final GymClient gym;
    private final LocalDate startsOn = Midday.today().minusWeeks(WEEKS - 1);

    MovingGym(GymClient gym) {
        this.gym = gym;
    }

    /** Creates a lifter whose profile, programs and lifts a coach has changed in every possible way. */
    GymCaller everything() {
        var lifter = gym.lifter("everything");
        var coach = gym.coach().programs();
        var earlier = lifter.train(Midday.at(startsOn.minusWeeks(3), "10:00"), null);
        earlier.log(set("barbell-row", TOP, "80", 5, "8", "10:10", startsOn.minusWeeks(3)));
        earlier.log(set("weighted-pull-up", TOP, "10", 5, "8", "10:20", startsOn.minusWeeks(3)));
        profile(lifter, "kg", "81.5", startsOn.minusWeeks(4));
        profile(lifter, "kg", "82", startsOn.minusWeeks(1));
        var lifts = new ArrayList<Map<String, Object>>(Lifts.bench());
        lifts.add(Map.of(
                "day",
                2,
                "exercise",
                "squat",
                "scheme",
                Map.of("variant", "SINGLE_TOP"),
                "progression",
                Map.of("method", "RPE"),
                "start",
                Map.of("oneRepMax", new BigDecimal("157.5"))));
        lifts.add(Map.of(
                "day",
                2,
                "exercise",
                "barbell-row",
                "scheme",
                Map.of("variant", "STRAIGHT", "sets", 3, "reps", Map.of("min", 6, "max", 8)),
                "progression",
                Map.of("method", "DOUBLE_PROGRESSION"),
                "start",
                Map.of("recentSet", Map.of("load", 75, "reps", 6, "rpe", new BigDecimal("8.5"))),
                "equipment",
                Map.of(
                        "kind",
                        "BARBELL",
                        "bar",
                        15,
                        "plates",
                        List.of(Map.of("weight", 5), Map.of("weight", 1, "pairs", 2)))));
        var programId = UUID.randomUUID();
        coach.post(
                        "/v1/programs",
                        Map.of(
                                "programId",
                                programId,
                                "athleteId",
                                lifter.id(),
                                "startsOn",
                                startsOn.toString(),
                                "deloadEvery",
                                4,
                                "lifts",
                                lifts,
                                "weekdays",
                                List.of(weekday(1, "MONDAY"), weekday(2, "FRIDAY"))))
                .expect(201);
        coach.post(lifter.athletePath() + "/notes", Map.of("text", "moves to another gym"))
                .expect(201);
        coach.put(lifter.athletePath() + "/coaches", Map.of("coaches", List.of("kim", "lee")))
                .expect(200);
        coach.put(lifter.athletePath() + "/tags", Map.of("tags", List.of("team")))
                .expect(200);
        var path = "/v1/programs/" + programId;
        lifter.plan("current", weeks(lifter).sequence());
        coach.put(path + "/lifts/" + Lifts.BENCH + "/overrides/2", Map.of("load", 115, "reason", "shoulder"))
                .expect(200);
        coach.put(path + "/lifts/" + SQUAT + "/overrides/3", Map.of("reps", 3, "backoffSets", 2, "reason", "peak"))
                .expect(200);
        coach.put(path + "/lifts/" + SQUAT + "/overrides/4", Map.of("load", 100, "reason", "wrong"))
                .expect(200);
        coach.delete(path + "/lifts/" + SQUAT + "/overrides/4").expect(200);
        coach.put(path + "/deloads/" + (WEEKS + 1), Map.of("percent", 85, "reason", "competition"))
                .expect(200);
        coach.put(path + "/deloads/" + (WEEKS + 2), Map.of("reason", "no")).expect(200);
        coach.delete(path + "/deloads/" + (WEEKS + 2)).expect(200);
        coach.post(
                        path + "/pause",
                        Map.of(
                                "from",
                                startsOn.plusWeeks(1).toString(),
                                "to",
                                startsOn.plusWeeks(2).minusDays(1).toString(),
                                "reason",
                                "flu"))
                .expect(200);
        coach.put(path + "/weekdays", Map.of("weekdays", List.of(weekday(1, "TUESDAY"), weekday(2, "FRIDAY"))))
                .expect(200);
        coach.post(path + "/pause", Map.of("from", Midday.today().toString(), "reason", "travel"))
                .expect(200);
        coach.send("POST", path + "/resume", null, Map.of()).expect(200);
        coach.put(
                        path + "/lifts/" + SQUAT,
                        Map.of(
                                "day",
                                2,
                                "exercise",
                                "squat",
                                "scheme",
                                Map.of("variant", "SINGLE_TOP", "backoffSets", 2),
                                "progression",
                                Map.of("method", "LINEAR", "increment", 5)))
                .expect(200);
        coach.put(
                        path + "/lifts/" + Lifts.BENCH,
                        Map.of(
                                "day",
                                1,
                                "exercise",
                                "close-grip-bench-press",
                                "scheme",
                                Map.of("variant", "SINGLE_TOP"),
                                "progression",
                                Map.of("method", "LINEAR"),
                                "start",
                                Map.of("swap", true)))
                .expect(200);
        importedAndUndone(lifter);
        return lifter;
    }

    /** Imports a log of another app and undoes the import, so that the imported session is hidden. */
    private static void importedAndUndone(GymCaller lifter) {
        var imports = lifter.athletePath() + "/imports";
        var importId = lifter.sessions()
                .send("POST", imports + "?timeZone=Etc/UTC&unit=kg", """
                        Date,Workout Name,Duration,Exercise Name,Set Order,Weight,Reps,Distance,Seconds,RPE
                        2024-01-03 18:00:00,Legs,1h,Squat (Barbell),1,100,5,0,0,8
                        """, Map.of("Content-Type", "text/csv"))
                .expect(200)
                .json()
                .path("importId")
                .asText();
        lifter.sessions().delete(imports + "/" + importId).expect(200);
    }

    private Recorded weeks(GymCaller lifter) {
        Recorded last = null;
        for (int week = 1; week <= WEEKS - 1; week++) {
            var day = startsOn.plusWeeks(week - 1L);
            var bench = lifter.train(Midday.at(day, "10:00"), 1);
            var top = set("bench-press", TOP, Integer.toString(118 + week), 4, "8.5", "10:10", day);
            bench.log(top);
            bench.log(set("bench-press", BACKOFF, "102.5", 9, null, "10:20", day));
            bench.log(set("close-grip-bench-press", TOP, "100", 5, "8", "10:25", day));
            if (week == 1) {
                var notes = bench.path() + "/sets/" + top.setId() + "/notes";
                gym.coach().sessions().post(notes, Map.of("text", "elbows in")).expect(201);
            }
            bench.correct(top.corrected(Integer.toString(117 + week), 5, "9")).expect(200);
            var removed = noted(set("bench-press", BACKOFF, "60", 20, null, "10:30", day), "removed by mistake");
            bench.log(removed);
            bench.remove(removed.setId()).expect(200);
            lifter.sessions()
                    .post(bench.path() + "/finish", Map.of("finishedAt", Midday.at(day, "11:00")))
                    .expect(200);
            var squat = lifter.train(Midday.at(day.plusDays(2), "10:00"), 2);
            var painful = set("squat", TOP, Integer.toString(130 + week), 4, "8", "10:10", day.plusDays(2));
            squat.log(week == 3 ? painful.hurting() : painful);
            squat.log(noted(set("squat", BACKOFF, "110", 8, "8", "10:20", day.plusDays(2)), "=felt, \"easy\""));
            last = squat.log(set("barbell-row", SetRole.STRAIGHT, "65", 8, "8", "10:30", day.plusDays(2)));
        }
        return requireNonNull(last);
    }

    /**
     * Creates a lifter whose first program ended when the second one started. The second program's first load comes
     * from the history.
     */
    GymCaller twoPrograms() {
        var lifter = gym.lifter("two");
        profile(lifter, "lb", "180", startsOn.minusWeeks(6));
        lifter.program(startsOn.minusWeeks(6), Lifts.bench());
        for (int week = 0; week < 4; week++) {
            var day = startsOn.minusWeeks(6L - week);
            lifter.train(Midday.at(day, "10:00"), 1).log(set("bench-press", TOP, "122.5", 4, "8.5", "10:10", day));
        }
        lifter.plan("current", 8);
        var fromHistory = new HashMap<>(Lifts.bench().getFirst());
        fromHistory.put("start", Map.of("fromHistory", true));
        lifter.program(startsOn, List.of(fromHistory));
        var last = lifter.train(Midday.at(startsOn, "10:00"), 1);
        last.log(set("bench-press", TOP, "120", 5, "8", "10:10", startsOn));
        return lifter;
    }

    /**
     * Creates a lifter who trains exercises that the gym has defined, one of them retired, and one on a machine whose
     * settings the gym has changed.
     */
    GymCaller ownExercises() {
        var coach = gym.coach().programs();
        coach.put("/v1/exercises/log-press", OwnExercise.LOG_PRESS).expect(201);
        var renamed = new HashMap<>(OwnExercise.LOG_PRESS);
        renamed.put("name", "Strongman Press");
        renamed.put("aliases", List.of("Log Press"));
        coach.put("/v1/exercises/log-press", renamed).expect(200);
        var axle = new HashMap<>(OwnExercise.LOG_PRESS);
        axle.putAll(Map.of("name", "Axle Press", "aliases", List.of(), "ratios", Map.of("log-press", ratio("1.1"))));
        coach.put("/v1/exercises/axle-press", axle).expect(201);
        var lifter = gym.lifter("own").profile(Midday.ZONE);
        lifter.program(
                Midday.today().minusWeeks(1), List.of(linear("log-press", 1, "60"), linear("axle-press", 2, "55")));
        coach.delete("/v1/exercises/axle-press").expect(200);
        coach.put("/v1/gym", machine("log-press", 5)).expect(200);
        eventuallyFollowed(coach);
        var training = lifter.train(Midday.at(Midday.today().minusWeeks(1), "10:00"), 1);
        // The session service learns of each exercise through Kafka.
        for (var set : List.of(
                set("log-press", TOP, "60", 4, "8.5", "10:10", Midday.today().minusWeeks(1)),
                set("axle-press", TOP, "55", 4, "8.5", "10:20", Midday.today().minusWeeks(1)))) {
            Eventually.eventually().until(() -> training.post(set), answer -> answer.status() < 300);
        }
        return lifter;
    }

    /** Waits until the gym's running programs use the gym's newest equipment settings. */
    static void eventuallyFollowed(ServiceClient programs) {
        Eventually.eventually()
                .until(
                        () -> programs.get("/v1/gym").expect(200).json(),
                        settings -> !settings.at("/change/running").asBoolean(true));
    }

    private static Map<String, Object> weekday(int day, String weekday) {
        return Map.of("day", day, "weekday", weekday);
    }

    private static Map<String, Object> ratio(String ratio) {
        return Map.of("ratio", new BigDecimal(ratio), "source", "measured");
    }

    private static Map<String, Object> linear(String exercise, int day, String load) {
        return Map.of(
                "day", day,
                "exercise", exercise,
                "scheme", Map.of("variant", "SINGLE_TOP"),
                "progression", Map.of("method", "LINEAR"),
                "start", Map.of("load", new BigDecimal(load)));
    }

    private static Map<String, Object> machine(String exercise, int step) {
        return Map.of(
                "unit",
                "kg",
                "deloadEvery",
                6,
                "machines",
                List.of(Map.of("name", "log", "exercises", List.of(exercise), "step", step)));
    }

    GymCaller plain() {
        var lifter = gym.lifter("plain").profile(Midday.ZONE);
        lifter.program(Midday.today(), Lifts.bench());
        lifter.train(Midday.minutesAgo(30), 1).log(SetRequest.bench(TOP, "120", 4, "8.5", Midday.minutesAgo(20)));
        return lifter;
    }

    private void profile(GymCaller lifter, String unit, String bodyweight, LocalDate measuredAt) {
        gym.coach()
                .programs()
                .put(
                        lifter.athletePath(),
                        Map.of(
                                "timeZone",
                                Midday.ZONE.getId(),
                                "unit",
                                unit,
                                "trainingSince",
                                "2015-01-01",
                                "displayName",
                                "Kim of " + lifter.id(),
                                "bodyweight",
                                Map.of(
                                        "value",
                                        new BigDecimal(bodyweight),
                                        "unit",
                                        unit,
                                        "measuredAt",
                                        measuredAt.toString())))
                .expect(200);
    }

    private static SetRequest set(
            String exercise, SetRole role, String load, int reps, @Nullable String rpe, String time, LocalDate day) {
        return SetRequest.of(
                exercise,
                role,
                new BigDecimal(load),
                reps,
                rpe == null ? null : new BigDecimal(rpe),
                Midday.at(day, time));
    }

    private static SetRequest noted(SetRequest set, String note) {
        var said = set.set();
        return new SetRequest(
                set.setId(),
                new SetDetails(
                        said.exercise(),
                        said.role(),
                        said.load(),
                        said.reps(),
                        said.rpe(),
                        said.pain(),
                        said.completedAt(),
                        said.slotId(),
                        note));
    }
}
