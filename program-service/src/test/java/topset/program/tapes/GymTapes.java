package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import topset.contract.AthleteErased;
import topset.contract.SessionFact;
import topset.contract.SetRole;
import topset.rules.check.Limits;

/** Tapes about the gym and its operators: parked events, erasures, imports, equipment, exercises, webhooks. */
final class GymTapes {
    private static final String LOG_PRESS = """
            {"name":"Log press","muscles":{"primary":["front-delts"]},"pattern":"VERTICAL_PUSH","kind":"COMPOUND",\
            "equipment":"BARBELL"%s}""";

    private static final String OVERRIDE = "{\"load\":110,\"reason\":\"tired\"}";

    private GymTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("parked-hole-skipped", GymTapes::holeSkipped);
        tapes.put("parked-hole-filled", GymTapes::holeFilled);
        tapes.put("parked-fault-replayed-and-skipped", GymTapes::fault);
        tapes.put("parked-for-an-exercise", GymTapes::exercise);
        tapes.put("parked-fork", GymTapes::fork);
        tapes.put("parked-for-its-volume", GymTapes::volume);
        tapes.put("erasure-and-return", GymTapes::erasure);
        tapes.put("erasure-of-a-parked-athlete", GymTapes::erasureOfParked);
        tapes.put("import-of-a-gym", GymTapes::importOfAGym);
        tapes.put("import-that-is-repeated", GymTapes::importRepeated);
        tapes.put("equipment-changed", GymTapes::equipment);
        tapes.put("own-exercise-changed", GymTapes::ownExercise);
        tapes.put("assigned-programs", GymTapes::assigned);
        tapes.put("athletes-archived", GymTapes::archived);
        tapes.put("webhooks-of-a-week", GymTapes::webhooksOfAWeek);
        tapes.put("webhooks-of-missed-days", GymTapes::webhooksOfMissedDays);
        return tapes;
    }

    private static String parked(Tape t, TapeAthlete lifter, String what) {
        return "/v1/operations/parked/" + t.gym() + "/" + lifter.id() + what;
    }

    private static void holeSkipped(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(training.started());
        lena.lose(2);
        t.arrive(training.top("120", 4, "8.5"), training.backoff("102.5", 8));
        t.read(lena);
        t.get("/v1/roster");
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/replay"), null);
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/skip"), "{\"reason\":\"lost with the old broker\"}");
        t.read(lena);
        t.arrive(training.finished());
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void holeFilled(Tape t) {
        var lena = t.lifter("lena");
        var ben = t.lifter("ben");
        var program = lena.bench("program", date(1, 1));
        ben.bench("bens", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var bens = ben.session(time(1, 2, "18:00"), 1);
        var top = training.top("120", 4, "8.5");
        lena.lose(2);
        t.arrive(training.backoff("102.5", 8), bens.started(), bens.top("120", 5, "8"));
        t.arrive(training.backoff("102.5", 7));
        t.get("/v1/roster");
        t.say("the lost numbers come after all");
        lena.back(4);
        t.arrive(training.started());
        t.arrive(top);
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void fault(Tape t) {
        var lena = t.lifter("lena");
        lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var top = training.top("120", 4, "8.5");
        t.arrive(training.started());
        t.arriveBroken(lena, top, "{\"reps\":\"four\"}");
        t.arrive(training.backoff("102.5", 8));
        t.read(lena);
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/replay"), null);
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/skip"), "{\"reason\":\"unreadable\",\"sequence\":2}");
        t.read(lena);
        t.arrive(training.top("120", 4, "8.5"));
        t.weekEnds(1);
        t.gymReads();
    }

    private static void volume(Tape t) {
        var lena = t.lifter("lena");
        lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var facts = new ArrayList<SessionFact>(List.of(training.started(), training.top("120", 4, "8.5")));
        for (int n = 0; n < Limits.SETS_A_SESSION; n++) {
            facts.add(training.next("bench-press", SetRole.WARM_UP)
                    .load("20")
                    .reps(1)
                    .completed());
        }
        t.say("one set more than a session may have");
        t.arrive(facts);
        t.read(lena);
        t.get("/v1/roster");
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/skip"), "{\"reason\":\"one too many\"}");
        t.arrive(training.finished());
        t.weekEnds(1);
        t.gymReads();
    }

    private static void exercise(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("log-press", SetRole.TOP)
                        .load("60")
                        .reps(5)
                        .rpe("8")
                        .completed(),
                training.top("120", 4, "8.5"));
        t.read(lena);
        t.get("/v1/roster");
        t.coachThenJobs(
                "PUT", "/v1/exercises/axle-press", LOG_PRESS.formatted("").replace("Log", "Axle"));
        t.coachThenJobs("PUT", "/v1/exercises/log-press", LOG_PRESS.formatted(""));
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void fork(Tape t) {
        var lena = t.lifter("lena");
        lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(training.started(), training.top("120", 4, "8.5"));
        t.at(1, 2, "20:00");
        t.say("after a restore, the session service gives the same number to another set");
        lena.back(1);
        var other = lena.session(time(1, 2, "19:30"), 1);
        t.arrive(other.top("125", 4, "9"));
        t.read(lena);
        t.get("/v1/roster");
        t.arrive(other.backoff("100", 8));
        t.callAndShow("operator/ops", "POST", parked(t, lena, "/replay"), null);
        t.read(lena);
        t.gymReads();
    }

    private static void erasure(Tape t) {
        var lena = t.lifter("lena");
        var ben = t.lifter("ben");
        var program = lena.bench("program", date(1, 1));
        ben.bench("bens", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press/overrides/2", """
                {"load":125,"reason":"as agreed"}""");
        t.at(1, 4, "12:00");
        t.arrive(new AthleteErased(t.gym(), "lena", time(1, 4, "11:59")));
        t.read(lena);
        t.get("/v1/programs/" + program);
        t.gymReads();
        t.weekEnds(1);
        t.say("she comes back; the id of her erased program is used");
        t.at(2, 2, "12:00");
        lena.profile("Europe/Berlin");
        lena.bench("program", date(2, 1));
        var again = lena.bench("again", date(2, 1));
        t.train(lena, 2, 3, "100", 5, "8");
        t.weekEnds(2);
        t.weeks(lena, again, 1, 2);
        t.gymReads();
    }

    private static void erasureOfParked(Tape t) {
        var lena = t.lifter("lena");
        lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        lena.lose(1);
        t.arrive(training.top("120", 4, "8.5"));
        t.say("an erasure waits for no hole; a set behind it in the same batch is of a new life");
        lena.lose(1);
        var next = lena.session(time(1, 3, "18:00"), 1);
        t.arrive(new AthleteErased(t.gym(), "lena", time(1, 2, "18:59")), next.started(), next.top("120", 4, "8.5"));
        t.get("/v1/roster");
        t.at(1, 3, "20:00");
        lena.profile("Europe/Berlin");
        lena.bench("again", date(1, 1));
        t.read(lena);
        t.gymReads();
    }

    private static String line(String type, String athlete, String at, String fields) {
        return """
                {"type":"%s","athleteId":"%s","at":"%s",%s}
                """.formatted(type, athlete, at, fields);
    }

    private static String imported(Tape t) {
        var first = "\"programId\":\"" + t.id("first") + "\",";
        var second = "\"programId\":\"" + t.id("second") + "\",";
        var squat = lift("d1-squat", 1, "squat", "SINGLE_TOP", "150");
        return line(
                        "profile",
                        "lena",
                        "2026-12-01T10:00:00Z",
                        "\"profile\":{\"timeZone\":\"Europe/Berlin\",\"unit\":\"kg\"}")
                + line(
                        "program",
                        "lena",
                        "2026-12-02T10:00:00Z",
                        first + "\"program\":{\"startsOn\":\"2027-01-04\",\"lifts\":[" + BENCH + "]}")
                + line(
                        "override",
                        "lena",
                        "2027-01-12T10:00:00Z",
                        first + "\"slotId\":\"d1-bench-press\",\"week\":3,\"override\":" + OVERRIDE)
                + line(
                        "deload",
                        "lena",
                        "2027-01-20T10:00:00Z",
                        first + "\"week\":4,\"deload\":{\"percent\":90,\"reason\":\"a hard week\"}")
                + line(
                        "pause",
                        "lena",
                        "2027-02-01T10:00:00Z",
                        first + "\"pause\":{\"from\":\"2027-02-02\",\"to\":\"2027-02-07\",\"reason\":\"holiday\"}")
                + line(
                        "profile",
                        "ben",
                        "2026-12-01T10:00:00Z",
                        "\"profile\":{\"timeZone\":\"Europe/London\",\"unit\":\"kg\"}")
                + line(
                        "program",
                        "lena",
                        "2027-02-12T10:00:00Z",
                        second + "\"program\":{\"startsOn\":\"2027-02-22\",\"lifts\":[" + BENCH + "," + squat + "]}")
                + line(
                        "program",
                        "ben",
                        "2027-02-12T10:00:00Z",
                        second + "\"program\":{\"startsOn\":\"2027-02-22\",\"lifts\":[" + squat + "]}");
    }

    private static void importOfAGym(Tape t) {
        var lena = t.athlete("lena");
        t.at(1, 3, "12:00");
        t.callAndShow("platform/back-end", "POST", "/v1/imports", imported(t));
        t.read(lena);
        t.weeks(lena, t.id("first"), 1, 7);
        t.say("then the session service imports the sets of the past");
        var old = lena.session(time(-7, 2, "18:00"), 1);
        var newer = lena.session(time(-6, 2, "18:00"), 1);
        t.arrive(
                old.started(),
                old.top("120", 4, "8.5"),
                old.finished(),
                newer.started(),
                newer.top("122.5", 4, "8.5"),
                newer.finished());
        t.weeks(lena, t.id("first"), 1, 4);
        t.history(lena, t.id("second"), "d1-bench-press");
        t.jobs();
        t.gymReads();
    }

    private static void importRepeated(Tape t) {
        var lena = t.lifter("lena");
        t.at(1, 3, "12:00");
        var fileOfLena =
                imported(t).lines().filter(each -> each.contains("\"lena\"")).collect(Collectors.joining("\n"));
        t.callAndShow("platform/back-end", "POST", "/v1/imports", fileOfLena);
        t.train(lena, 1, 4, "120", 4, "8.5");
        t.callAndShow("platform/back-end", "POST", "/v1/imports", fileOfLena);
        t.callAndShow("platform/back-end", "POST", "/v1/imports", fileOfLena.replace("\"load\":110", "\"load\":112.5"));
        t.read(lena);
        t.gymReads();
    }

    private static void equipment(Tape t) {
        var lena = t.lifter("lena");
        var ben = t.lifter("ben");
        var program = lena.program("program", date(1, 1), "", BENCH, """
                {"slotId":"d1-leg-press","day":1,"exercise":"leg-press",\
                "scheme":{"variant":"STRAIGHT","sets":3,"reps":{"min":8,"max":12}},\
                "progression":{"method":"DOUBLE_PROGRESSION"},"start":{"load":200}}""");
        ben.bench("bens", date(2, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.coachThenJobs("PUT", "/v1/gym", """
                {"unit":"kg","plates":[{"weight":25},{"weight":20},{"weight":10},{"weight":5},{"weight":2.5}],\
                "machines":[{"exercises":["leg-press"],"step":15}],"deloadEvery":4}""");
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
        t.train(lena, 2, 2, "125", 4, "8.5");
        t.coachThenJobs("PUT", "/v1/gym", "{\"unit\":\"kg\"}");
        t.weekEnds(2);
        t.weeks(lena, program, 2, 3);
        t.get("/v1/gym");
        t.gymReads();
    }

    private static void ownExercise(Tape t) {
        t.coachThenJobs("PUT", "/v1/exercises/log-press", LOG_PRESS.formatted(""));
        var lena = t.lifter("lena");
        var program =
                lena.program("program", date(1, 1), "", lift("d1-log", 1, "log-press", "SINGLE_TOP", "60"), BENCH);
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("log-press", SetRole.TOP)
                        .load("60")
                        .reps(4)
                        .rpe("8.5")
                        .completed(),
                training.next("log-press", SetRole.BACKOFF).load("50").reps(8).completed());
        t.read(lena);
        t.weekEnds(1);
        t.get("/v1/roster");
        t.coachThenJobs(
                "PUT",
                "/v1/exercises/log-press",
                LOG_PRESS.formatted(",\"increment\":{\"kg\":1,\"lb\":2}").replace("\"front-delts\"", "\"triceps\""));
        t.read(lena);
        t.gymReads();
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.coach("DELETE", "/v1/exercises/log-press", null);
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.get(lena.path() + "/volume");
        t.gymReads();
    }

    private static void assigned(Tape t) {
        var lena = t.lifter("lena");
        var ben = t.lifter("ben");
        t.coach("PUT", "/v1/program-templates/base", """
                {"name":"Base","lifts":[{"day":1,"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"}}]}""");
        t.callAndShow("coach/kim", "POST", "/v1/program-templates/base/assign", """
                {"athleteIds":["lena","nobody"],"startsOn":"2027-03-01","starts":[{"start":{"load":120}}]}""");
        ben.bench("bens", date(1, 1));
        t.read(lena);
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.get("/v1/program-templates/base/athletes");
        t.gymReads();
    }

    private static void archived(Tape t) {
        var lena = t.lifter("lena");
        var ben = t.lifter("ben");
        lena.bench("program", date(1, 1));
        ben.bench("bens", date(1, 1));
        t.call("platform/back-end", "PUT", lena.path() + "/coaches", "{\"coaches\":[\"kim\"]}");
        t.coach("PUT", lena.path() + "/tags", "{\"tags\":[\"morning\",\"rehab\"]}");
        t.get("/v1/roster?coach=me");
        t.get("/v1/roster?tag=rehab");
        t.at(1, 3, "12:00");
        t.coach("POST", lena.path() + "/archive", null);
        t.get("/v1/roster");
        t.get("/v1/roster?archived=true");
        t.weekEnds(1);
        t.coach("DELETE", lena.path() + "/archive", null);
        t.gymReads();
    }

    private static void webhooksOfAWeek(Tape t) {
        t.withWebhook(() -> {
            var lena = t.lifter("lena");
            lena.bench("program", date(1, 1));
            t.train(lena, 1, 2, "120", 1, "10");
            t.weekEnds(1);
            var training = t.train(lena, 2, 2, "115", 4, "8.5");
            t.arrive(training.backoff("97.5", 8));
            var late = lena.session(time(1, 4, "18:00"), 1);
            t.arrive(late.started(), late.top("120", 4, "8.5"));
            t.weekEnds(2);
        });
    }

    private static void webhooksOfMissedDays(Tape t) {
        t.withWebhook(() -> {
            var lena = t.lifter("lena");
            var ben = t.lifter("ben");
            lena.program("program", date(1, 1), ",\"weekdays\":[{\"day\":1,\"weekday\":\"TUESDAY\"}]", BENCH);
            ben.bench("bens", date(1, 1));
            t.at(1, 3, "00:01");
            t.jobs();
            t.jobs();
            t.train(ben, 1, 4, "120", 3, "10");
            t.weekEnds(1);
            t.at(2, 3, "00:01");
            t.jobs();
        });
    }
}
