package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;
import topset.contract.SetRole;

/** Tapes about what a coach changes in a running program. */
final class CommandTapes {
    private static final String LIFT = "/lifts/d1-bench-press";
    private static final String NOT_FIVE = """
            {"load":%s,"reason":"shoulder feels tight"}""";
    private static final String DELOAD = """
            {"percent":85,"backoffSets":1,"reason":"two hard weeks"}""";

    private CommandTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("overrides-of-week-1", CommandTapes::overridesOfWeek1);
        tapes.put("overrides-of-the-running-week", CommandTapes::overridesOfTheRunningWeek);
        tapes.put("overrides-of-a-later-week", CommandTapes::overridesOfALaterWeek);
        tapes.put("deloads-of-week-1", CommandTapes::deloadsOfWeek1);
        tapes.put("deloads-of-the-running-week", CommandTapes::deloadsOfTheRunningWeek);
        tapes.put("deloads-of-a-later-week", CommandTapes::deloadsOfALaterWeek);
        tapes.put("deloads-before-a-second-program", CommandTapes::deloadsBeforeASecondProgram);
        tapes.put("regular-deloads", CommandTapes::regularDeloads);
        tapes.put("lift-changed-before-the-start", CommandTapes::liftBeforeTheStart);
        tapes.put("lift-changed-in-week-1", CommandTapes::liftInWeek1);
        tapes.put("lift-changed-twice-in-a-week", CommandTapes::liftTwice);
        tapes.put("pause", CommandTapes::pause);
        tapes.put("pause-in-the-past", CommandTapes::pauseInThePast);
        tapes.put("pause-until-resumed", CommandTapes::pauseUntilResumed);
        tapes.put("pause-with-regular-deloads", CommandTapes::pauseWithDeloads);
        tapes.put("pause-of-week-1", CommandTapes::pauseOfWeek1);
        tapes.put("commands-that-are-refused", CommandTapes::refused);
        return tapes;
    }

    private static String override(UUID program, int week) {
        return "/v1/programs/" + program + LIFT + "/overrides/" + week;
    }

    private static String deload(UUID program, int week) {
        return "/v1/programs/" + program + "/deloads/" + week;
    }

    private static void overridesOfWeek1(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.coach("PUT", override(program, 1), NOT_FIVE.formatted("110"));
        t.read(lena);
        t.train(lena, 1, 2, "110", 4, "8");
        t.coach("PUT", override(program, 1), NOT_FIVE.formatted("115"));
        t.read(lena);
        t.coach("DELETE", override(program, 1), null);
        t.read(lena);
        t.weekEnds(1);
        t.say("week 1 is over");
        t.coach("PUT", override(program, 1), NOT_FIVE.formatted("105"));
        t.weeks(lena, program, 1, 2);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void overridesOfTheRunningWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.weekEnds(2);
        t.train(lena, 3, 2, "122.5", 3, "9");
        t.coach("PUT", override(program, 3), NOT_FIVE.formatted("117.5"));
        t.read(lena);
        t.weekEnds(3);
        t.train(lena, 4, 2, "120", 4, "8.5");
        t.coach("DELETE", override(program, 3), null);
        t.weeks(lena, program, 2, 5);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void overridesOfALaterWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.coach("PUT", override(program, 2), """
                {"load":130,"reps":3,"reason":"a test","force":{"reason":"competition"}}""");
        t.coach("PUT", override(program, 4), NOT_FIVE.formatted("112.5"));
        t.read(lena);
        t.weekEnds(1);
        t.train(lena, 2, 2, "130", 3, "9.5");
        t.weekEnds(2);
        t.weekEnds(3);
        t.read(lena);
        t.coach("DELETE", override(program, 4), null);
        t.read(lena);
        t.weeks(lena, program, 1, 5);
        t.gymReads();
    }

    private static void deloadsOfWeek1(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.coach("PUT", deload(program, 1), DELOAD);
        t.read(lena);
        t.train(lena, 1, 2, "102.5", 4, "7");
        t.weekEnds(1);
        t.read(lena);
        t.coach("DELETE", deload(program, 1), null);
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void deloadsOfTheRunningWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 2, "10");
        t.coach("PUT", deload(program, 2), DELOAD);
        t.read(lena);
        t.say("another deload of the same week, then none");
        t.coach("PUT", deload(program, 2), """
                {"percent":90,"reason":"two hard weeks"}""");
        t.read(lena);
        t.coach("DELETE", deload(program, 2), null);
        t.read(lena);
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void deloadsOfALaterWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.coach("PUT", deload(program, 2), DELOAD);
        t.coach("PUT", deload(program, 4), DELOAD);
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.read(lena);
        t.weekEnds(1);
        t.train(lena, 2, 2, "105", 4, "7");
        t.read(lena);
        t.weekEnds(2);
        t.coach("DELETE", deload(program, 4), null);
        t.weekEnds(3);
        t.weeks(lena, program, 1, 5);
        t.history(lena, program, "d1-bench-press");
    }

    private static void deloadsBeforeASecondProgram(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        var second = lena.program(
                "second", date(3, 1), "", lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "RPE", "120"));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "150", 4, "8");
        t.say("the second program's first estimate does not use the sets of a deload week");
        t.coach("PUT", deload(first, 2), DELOAD);
        t.weekEnds(2);
        t.train(lena, 3, 2, "120", 4, "9");
        t.weeks(lena, first, 1, 3);
        t.weeks(lena, second, 1, 2);
        t.history(lena, second, "d1-bench-press");
        t.gymReads();
    }

    private static void regularDeloads(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), ",\"deloadEvery\":4", BENCH);
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.weekEnds(2);
        t.train(lena, 3, 2, "125", 4, "8.5");
        t.read(lena);
        t.weekEnds(3);
        t.train(lena, 4, 2, "115", 4, "7");
        t.weekEnds(4);
        t.say("no deload in week 8, a planned one in week 6");
        t.coach("DELETE", deload(program, 8), null);
        t.coach("PUT", deload(program, 6), DELOAD);
        t.weekEnds(5);
        t.weekEnds(6);
        t.weekEnds(7);
        t.weeks(lena, program, 3, 9);
        t.gymReads();
    }

    private static void liftBeforeTheStart(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(2, 1));
        t.at(1, 2, "10:00");
        t.say("week 1 has not begun, so the change is valid from week 1 on");
        t.coach("PUT", "/v1/programs/" + program + LIFT, """
                {"exercise":"bench-press","scheme":{"variant":"DOUBLE_TOP"},"progression":{"method":"RPE"}}""");
        t.read(lena);
        t.weekEnds(1);
        t.train(lena, 2, 2, "120", 4, "8.5");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void liftInWeek1(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.coach("PUT", "/v1/programs/" + program + LIFT, """
                {"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},"progression":{"method":"RPE"}}""");
        t.read(lena);
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "7.5");
        t.coach("PUT", "/v1/programs/" + program + LIFT, """
                {"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"LINEAR","increment":5}}""");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 4);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void liftTwice(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", BENCH, lift("d2-squat", 2, "squat", "SINGLE_TOP", "150"));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d2-squat", """
                {"exercise":"front-squat","scheme":{"variant":"SINGLE_TOP"},"start":{"load":100}}""");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d2-squat", """
                {"exercise":"leg-press","day":1,\
                "scheme":{"variant":"STRAIGHT","sets":3,"reps":{"min":8,"max":12}},"start":{"load":200}}""");
        t.read(lena);
        t.at(2, 4, "19:00");
        var training = lena.session(time(2, 4, "18:00"), 2);
        t.arrive(
                training.started(),
                training.next("squat", SetRole.TOP).load("150").reps(5).rpe("8").completed());
        t.weekEnds(2);
        t.at(3, 2, "19:00");
        var next = lena.session(time(3, 2, "18:00"), 1);
        t.arrive(
                next.started(),
                next.next("leg-press", SetRole.STRAIGHT)
                        .load("200")
                        .reps(12)
                        .rpe("8")
                        .completed(),
                next.next("squat", SetRole.TOP).load("155").reps(3).rpe("9").completed());
        t.weeks(lena, program, 1, 4);
        t.history(lena, program, "d2-squat");
        t.gymReads();
    }

    private static void pause(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 2, "10:00");
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"holiday"}""".formatted(date(2, 3), date(3, 7)));
        t.read(lena);
        t.gymReads();
        t.weekEnds(2);
        t.gymReads();
        t.weekEnds(3);
        t.weekEnds(4);
        t.read(lena);
        t.weeks(lena, program, 1, 6);
        t.get("/v1/roster?paused=true");
        t.gymReads();
    }

    private static void pauseInThePast(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.weekEnds(2);
        t.weekEnds(3);
        t.train(lena, 4, 2, "120", 4, "8.5");
        t.weekEnds(4);
        t.read(lena);
        t.say("the coach learns that two weeks without training were a holiday, so they were no layoff");
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"holiday"}""".formatted(date(2, 1), date(3, 7)));
        t.read(lena);
        t.weeks(lena, program, 1, 6);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void pauseUntilResumed(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 2, "10:00");
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","reason":"an illness"}""".formatted(date(2, 2)));
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"holiday"}""".formatted(date(8, 1), date(8, 7)));
        t.weekEnds(2);
        t.weekEnds(3);
        t.get("/v1/roster?paused=true");
        t.at(4, 3, "10:00");
        t.coach("POST", "/v1/programs/" + program + "/resume", null);
        t.coach("POST", "/v1/programs/" + program + "/resume", null);
        t.read(lena);
        t.train(lena, 4, 4, "120", 4, "8.5");
        t.coach("POST", "/v1/programs/" + program + "/resume?from=" + date(8, 1), null);
        t.weekEnds(4);
        t.weeks(lena, program, 1, 6);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void pauseWithDeloads(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), ",\"deloadEvery\":4", BENCH);
        var next = lena.bench("next", date(7, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.weekEnds(2);
        t.train(lena, 3, 2, "122.5", 4, "8.5");
        t.say("a pause in week 4 cancels the regular deload of that week");
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"holiday"}""".formatted(date(3, 5), date(4, 7)));
        t.read(lena);
        t.weekEnds(3);
        t.train(lena, 4, 2, "122.5", 4, "8.5");
        t.say("and brings it back, because she has trained in it");
        t.coach("POST", "/v1/programs/" + program + "/resume?from=" + date(3, 5), null);
        t.weekEnds(4);
        t.weeks(lena, program, 1, 6);
        t.get(lena.path() + "/weeks/1?programId=" + next);
        t.gymReads();
    }

    private static void pauseOfWeek1(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), ",\"deloadEvery\":4", BENCH);
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"starts a week later"}""".formatted(date(1, 1), date(1, 7)));
        t.at(1, 3, "10:00");
        t.read(lena);
        t.gymReads();
        t.weekEnds(1);
        t.train(lena, 2, 2, "120", 4, "8.5");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void refused(Tape t) {
        t.athlete("lena").bench("program", date(1, 1));
        var lena = t.lifter("lena");
        lena.bench("program", "2020-01-06");
        var program = lena.bench("program", date(1, 1));
        t.coach("PUT", "/v1/programs/" + program + "/lifts/no-slot", """
                {"exercise":"bench-press"}""");
        t.coach("PUT", override(program, 1), NOT_FIVE.formatted("500"));
        t.coach("PUT", override(program, 0), NOT_FIVE.formatted("100"));
        t.coach("PUT", deload(program, 2), """
                {"percent":20,"reason":""}""");
        t.at(2, 3, "10:00");
        t.coach("PUT", deload(program, 1), DELOAD);
        t.coach("DELETE", deload(program, 1), null);
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"backwards"}""".formatted(date(3, 2), date(3, 1)));
        t.coach("POST", "/v1/programs/" + t.id("unknown") + "/end", null);
        t.coach("POST", "/v1/programs/" + program + "/end", null);
        t.coach("PUT", override(program, 3), NOT_FIVE.formatted("100"));
        t.call("athlete/lena", "POST", "/v1/programs/" + program + "/end", null);
        t.read(lena);
        t.get("/v1/athletes/nobody/weeks/current");
    }
}
