package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.math.BigDecimal;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;

/** Tapes about lifts: their variants, methods and exercises, and what a profile changes about them. */
final class LiftTapes {
    private LiftTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("lifts-of-every-variant", LiftTapes::variants);
        tapes.put("lifts-of-every-method", LiftTapes::methods);
        tapes.put("sets-in-pounds", LiftTapes::pounds);
        tapes.put("flags-of-failed-weeks", LiftTapes::failedWeeks);
        tapes.put("pain-and-injury", LiftTapes::pain);
        tapes.put("swap-of-an-exercise", LiftTapes::swap);
        tapes.put("bodyweight", LiftTapes::bodyweight);
        tapes.put("training-age-and-goal", LiftTapes::profile);
        return tapes;
    }

    private static void variants(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", """
                {"slotId":"a-straight","day":1,"exercise":"bench-press",\
                "scheme":{"variant":"STRAIGHT","sets":3,"reps":{"min":6,"max":8}},\
                "progression":{"method":"DOUBLE_PROGRESSION"},"start":{"load":90}}""", """
                {"slotId":"b-rest-pause","day":1,"exercise":"leg-press",\
                "scheme":{"variant":"REST_PAUSE","totalReps":25},\
                "progression":{"method":"DOUBLE_PROGRESSION"},"start":{"load":180}}""", """
                {"slotId":"c-top","day":1,"exercise":"squat","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"LINEAR"},"start":{"oneRepMax":180}}""");
        t.get("/v1/programs/" + program);
        t.at(1, 2, "20:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("bench-press", SetRole.STRAIGHT)
                        .load("90")
                        .reps(8)
                        .rpe("8")
                        .completed(),
                training.next("bench-press", SetRole.STRAIGHT)
                        .load("90")
                        .reps(8)
                        .rpe("9")
                        .completed(),
                training.next("bench-press", SetRole.STRAIGHT)
                        .load("90")
                        .reps(7)
                        .rpe("9")
                        .completed(),
                training.next("leg-press", SetRole.STRAIGHT)
                        .load("180")
                        .reps(14)
                        .completed(),
                training.next("leg-press", SetRole.STRAIGHT).load("180").reps(6).completed(),
                training.next("squat", SetRole.TOP).load("150").reps(5).rpe("8").completed());
        t.read(lena);
        t.weekEnds(1);
        t.weekEnds(2);
        t.read(lena);
        t.gymReads();
    }

    private static void methods(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program(
                "program",
                date(1, 1),
                "",
                lift("a-linear", 1, "bench-press", "SINGLE_TOP", "LINEAR", "120"),
                lift("b-rpe", 1, "squat", "SINGLE_TOP", "RPE", "150"),
                """
                {"slotId":"c-double","day":2,"exercise":"overhead-press",\
                "scheme":{"variant":"STRAIGHT","sets":3,"reps":{"min":5,"max":8}},\
                "progression":{"method":"DOUBLE_PROGRESSION"},"start":{"load":60}}""",
                lift("d-wave", 2, "deadlift", "SINGLE_TOP", "WAVE", "180"));
        t.get("/v1/programs/" + program);
        for (int week = 1; week <= 2; week++) {
            t.at(week, 3, "20:00");
            var one = lena.session(time(week, 2, "18:00"), 1);
            var two = lena.session(time(week, 3, "18:00"), 2);
            t.arrive(
                    one.started(),
                    one.top("120", 5, "8"),
                    one.next("squat", SetRole.TOP)
                            .load("150")
                            .reps(4)
                            .rpe("7.5")
                            .completed(),
                    two.started(),
                    two.next("overhead-press", SetRole.STRAIGHT)
                            .load("60")
                            .reps(8)
                            .rpe("9")
                            .completed(),
                    two.next("deadlift", SetRole.TOP)
                            .load("180")
                            .reps(5)
                            .rpe("8.5")
                            .completed());
            t.weekEnds(week);
        }
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void pounds(Tape t) {
        var joe = t.athlete("joe");
        t.coach("PUT", joe.path(), """
                {"timeZone":"America/New_York","unit":"lb"}""");
        var program =
                joe.program("program", date(1, 1), "", lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "225"));
        t.at(1, 2, "23:00");
        var training = joe.session(time(1, 2, "22:00"), 1);
        t.arrive(
                training.started(),
                training.next("bench-press", SetRole.TOP)
                        .load(new Weight(new BigDecimal("225"), WeightUnit.LB))
                        .reps(4)
                        .rpe("8.5")
                        .completed());
        t.say("a set in kilograms of an athlete who trains in pounds");
        t.arrive(
                training.next("bench-press", SetRole.BACKOFF).load("85").reps(8).completed());
        t.read(joe);
        t.weekEnds(1);
        t.say("the week ends six hours later in New York");
        t.read(joe);
        t.at(2, 1, "06:01");
        t.jobs();
        t.weeks(joe, program, 1, 2);
        t.gymReads();
    }

    private static void failedWeeks(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", BENCH, lift("d1-squat", 1, "squat", "SINGLE_TOP", "150"));
        for (int week = 1; week <= 3; week++) {
            t.at(week, 2, "19:00");
            var training = lena.session(time(week, 2, "18:00"), 1);
            t.arrive(
                    training.started(),
                    training.top("120", 2, "10"),
                    training.next("squat", SetRole.TOP)
                            .load("150")
                            .reps(2)
                            .rpe("10")
                            .completed());
            t.weekEnds(week);
            t.get(lena.path() + "/flags");
        }
        t.read(lena);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
        t.get("/v1/roster?needsLook=true");
    }

    private static void pain(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("bench-press", SetRole.TOP)
                        .load("120")
                        .reps(4)
                        .rpe("8.5")
                        .pain(true)
                        .completed());
        t.read(lena);
        t.get(lena.path() + "/flags");
        lena.profileWith("\"injured\":true,\"displayName\":\"Lena\"");
        t.read(lena);
        t.weekEnds(1);
        t.gymReads();
        t.at(2, 3, "10:00");
        lena.profileWith("\"injured\":false,\"displayName\":\"Lena\"");
        t.train(lena, 2, 4, "110", 4, "8");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void swap(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", lift("d1-squat", 1, "squat", "SINGLE_TOP", "170"));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("squat", SetRole.TOP)
                        .load("170")
                        .reps(4)
                        .rpe("8.5")
                        .completed());
        t.callAndShow("coach/kim", "PUT", "/v1/programs/" + program + "/lifts/d1-squat", """
                {"exercise":"front-squat","scheme":{"variant":"SINGLE_TOP"},"start":{"swap":true}}""");
        t.read(lena);
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-squat", """
                {"exercise":"box-squat","scheme":{"variant":"SINGLE_TOP"},"start":{"swap":true}}""");
        t.weekEnds(1);
        t.at(2, 2, "19:00");
        var next = lena.session(time(2, 2, "18:00"), 1);
        t.arrive(
                next.started(),
                next.next("front-squat", SetRole.TOP)
                        .load("125")
                        .reps(4)
                        .rpe("8.5")
                        .completed());
        t.say("a late set of the squat changes the first load of the front squat no more");
        var late = lena.session(time(1, 4, "18:00"), 1);
        t.arrive(
                late.started(),
                late.next("squat", SetRole.TOP).load("190").reps(3).rpe("9").completed());
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-squat");
        t.gymReads();
    }

    private static void bodyweight(Tape t) {
        var lena = t.lifter("lena");
        lena.profileWith("""
                "bodyweight":{"value":70,"unit":"kg","measuredAt":"%s"}""".formatted(date(0, 1)));
        var program = lena.program(
                "program", date(1, 1), "", lift("d1-pull-up", 1, "weighted-pull-up", "SINGLE_TOP", "RPE", "20"), BENCH);
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(
                training.started(),
                training.next("weighted-pull-up", SetRole.TOP)
                        .load("20")
                        .reps(5)
                        .rpe("8")
                        .completed(),
                training.top("120", 4, "8.5"));
        t.read(lena);
        t.weekEnds(1);
        t.at(2, 2, "10:00");
        t.say("she has weighed more since before the program began");
        lena.profileWith("""
                "bodyweight":{"value":74.5,"unit":"kg","measuredAt":"%s"}""".formatted(date(0, 3)));
        t.read(lena);
        t.say("and lost it again in week 2");
        lena.profileWith("""
                "bodyweight":{"value":68,"unit":"kg","measuredAt":"%s"}""".formatted(date(2, 1)));
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-pull-up");
        t.gymReads();
    }

    private static void profile(Tape t) {
        var lena = t.lifter("lena");
        lena.profileWith("\"trainingSince\":\"2026-12-01\",\"goal\":\"STRENGTH_ONLY\",\"displayName\":\"Lena\"");
        var program = lena.bench("program", date(1, 1));
        t.get("/v1/programs/" + program);
        t.train(lena, 1, 2, "120", 4, "8.5");
        lena.profileWith("\"trainingSince\":\"2016-12-01\",\"goal\":\"SIZE_AND_STRENGTH\",\"displayName\":\"Lena M.\"");
        t.say("the same profile again changes nothing");
        lena.profileWith("\"trainingSince\":\"2016-12-01\",\"goal\":\"SIZE_AND_STRENGTH\",\"displayName\":\"Lena M.\"");
        t.read(lena);
        t.weekEnds(1);
        t.get(lena.path());
        t.gymReads();
    }
}
