package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import topset.contract.SetRole;

/** Tapes about several programs of one athlete, and about sets outside of programs. */
final class ProgramTapes {
    private ProgramTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("programs-in-sequence", ProgramTapes::inSequence);
        tapes.put("programs-that-overlap", ProgramTapes::overlapping);
        tapes.put("programs-of-one-start", ProgramTapes::ofOneStart);
        tapes.put("program-started-before-a-scheduled-one", ProgramTapes::startedBeforeAScheduledOne);
        tapes.put("program-called-off", ProgramTapes::calledOff);
        tapes.put("program-called-off-with-no-other", ProgramTapes::calledOffAlone);
        tapes.put("program-scheduled", ProgramTapes::scheduled);
        tapes.put("programs-with-a-gap", ProgramTapes::withAGap);
        tapes.put("program-in-the-past", ProgramTapes::inThePast);
        tapes.put("program-in-the-past-of-another", ProgramTapes::inThePastOfAnother);
        tapes.put("program-in-the-past-before-another", ProgramTapes::inThePastBeforeAnother);
        tapes.put("program-ended-today", ProgramTapes::endedToday);
        tapes.put("sets-before-the-first-program", ProgramTapes::setsBeforeTheFirst);
        tapes.put("late-sets-in-a-gap", ProgramTapes::lateSetsInAGap);
        tapes.put("late-sets-in-an-earlier-program", ProgramTapes::lateSetsInAnEarlierProgram);
        tapes.put("start-from-history", ProgramTapes::startFromHistory);
        tapes.put("program-repeated-and-changed", ProgramTapes::repeated);
        return tapes;
    }

    private static void inSequence(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.say("the second program starts in the next week, with a lift that the first one does not have");
        var second = lena.program("second", date(3, 1), "", BENCH, lift("d1-squat", 1, "squat", "SINGLE_TOP", "150"));
        t.read(lena);
        t.weekEnds(2);
        t.train(lena, 3, 2, "120", 5, "8");
        t.weekEnds(3);
        t.read(lena);
        t.weeks(lena, first, 1, 3);
        t.weeks(lena, second, 1, 2);
        t.history(lena, first, "d1-bench-press");
        t.history(lena, second, "d1-bench-press", "d1-squat");
        t.gymReads();
    }

    private static void overlapping(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 1, "122.5", 4, "9");
        t.say("the second program starts on Thursday of the first program's week 2");
        var second = lena.bench("second", date(2, 4));
        t.read(lena);
        t.train(lena, 2, 5, "125", 3, "9.5");
        t.weekEnds(2);
        t.say("a set of before the start, which arrives late, belongs to the first program");
        var late = lena.session(time(2, 3, "18:00"), 1);
        t.arrive(late.started(), late.top("130", 2, "10"));
        t.weeks(lena, first, 1, 3);
        t.weeks(lena, second, 1, 2);
        t.history(lena, first, "d1-bench-press");
        t.gymReads();
    }

    private static void ofOneStart(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 1, "120", 4, "8.5");
        var second =
                lena.program("second", date(1, 1), "", lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "100"));
        t.read(lena);
        t.train(lena, 1, 3, "102.5", 5, "8");
        t.weekEnds(1);
        t.weeks(lena, first, 1, 2);
        t.weeks(lena, second, 1, 2);
        t.get("/v1/programs?athleteId=lena");
        t.gymReads();
    }

    private static void startedBeforeAScheduledOne(Tape t) {
        var lena = t.lifter("lena");
        var later = lena.program("later", date(3, 1), "", BENCH, lift("d1-squat", 1, "squat", "SINGLE_TOP", "150"));
        t.at(1, 1, "08:00");
        var sooner = lena.bench("sooner", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.weekEnds(2);
        t.read(lena);
        t.train(lena, 3, 2, "125", 4, "8.5");
        t.weeks(lena, sooner, 1, 3);
        t.weeks(lena, later, 1, 2);
        t.gymReads();
    }

    private static void calledOff(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        var second = lena.program("second", date(2, 1), "", lift("d1-squat", 1, "squat", "SINGLE_TOP", "150"));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.say("the second program is called off, so the first one goes on");
        t.coach("POST", "/v1/programs/" + second + "/end", null);
        t.read(lena);
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.weekEnds(2);
        t.read(lena);
        t.weeks(lena, first, 1, 3);
        t.get(lena.path() + "/weeks/1?programId=" + second);
        t.coach("POST", "/v1/programs/" + second + "/end", null);
        t.gymReads();
    }

    private static void calledOffAlone(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(2, 1));
        t.at(1, 3, "10:00");
        t.coach("POST", "/v1/programs/" + program + "/end", null);
        t.read(lena);
        t.train(lena, 1, 4, "100", 5, "8");
        t.weekEnds(1);
        t.weekEnds(2);
        t.train(lena, 3, 1, "110", 5, "8");
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void scheduled(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(3, 1));
        t.read(lena);
        t.train(lena, 1, 2, "110", 5, "7.5");
        t.weekEnds(1);
        t.read(lena);
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press/overrides/1", """
                {"load":117.5,"reason":"a gentle start"}""");
        t.weekEnds(2);
        t.read(lena);
        t.train(lena, 3, 2, "117.5", 4, "8.5");
        t.weekEnds(3);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void withAGap(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 3, "12:00");
        t.coach("POST", "/v1/programs/" + first + "/end", null);
        t.read(lena);
        t.train(lena, 2, 5, "125", 4, "8");
        t.weekEnds(2);
        t.gymReads();
        t.at(3, 2, "12:00");
        var second = lena.program("second", date(4, 1), "", """
                {"slotId":"d1-bench-press","day":1,"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"RPE"},"start":{"fromHistory":true}}""");
        t.weekEnds(3);
        t.train(lena, 4, 2, "125", 4, "9");
        t.weekEnds(4);
        t.weeks(lena, first, 1, 3);
        t.weeks(lena, second, 1, 2);
        t.gymReads();
    }

    private static void inThePast(Tape t) {
        var lena = t.lifter("lena");
        t.train(lena, 1, 2, "115", 5, "8");
        t.train(lena, 2, 2, "120", 4, "8.5");
        t.at(3, 3, "10:00");
        t.say("the program has started two weeks ago, so all its sets are there already");
        var program = lena.bench("program", date(1, 1));
        t.read(lena);
        t.weeks(lena, program, 1, 4);
        t.weekEnds(3);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void inThePastOfAnother(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        for (int week = 1; week <= 3; week++) {
            t.train(lena, week, 2, "120", 4, "8.5");
            t.weekEnds(week);
        }
        t.say("the second program has started in week 2, so the first one loses three weeks that were planned");
        var second = lena.bench("second", date(2, 1));
        t.read(lena);
        t.weeks(lena, first, 1, 4);
        t.weeks(lena, second, 1, 3);
        t.weekEnds(4);
        t.history(lena, first, "d1-bench-press");
        t.history(lena, second, "d1-bench-press");
        t.gymReads();
    }

    private static void inThePastBeforeAnother(Tape t) {
        var lena = t.lifter("lena");
        t.train(lena, 1, 2, "115", 5, "8");
        t.train(lena, 4, 2, "150", 3, "8");
        var later = lena.program(
                "later", date(5, 1), "", lift("d1-bench-press", 1, "bench-press", "SINGLE_TOP", "RPE", "120"));
        t.train(lena, 5, 2, "120", 4, "8.5");
        t.weekEnds(5);
        t.read(lena);
        t.say("a program that has started before it deloads in week 4, so the estimates ignore the set of that week");
        var sooner = lena.program("sooner", date(1, 1), ",\"deloadEvery\":4", BENCH);
        t.read(lena);
        t.weeks(lena, sooner, 1, 4);
        t.weeks(lena, later, 1, 2);
        t.history(lena, later, "d1-bench-press");
        t.gymReads();
    }

    private static void endedToday(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 3, "122.5", 3, "9.5");
        t.at(2, 3, "20:00");
        t.say("today is no longer part of the program, so its sets of today leave it");
        t.coach("POST", "/v1/programs/" + program + "/end", null);
        t.read(lena);
        t.coach("PUT", "/v1/programs/" + program + "/deloads/3", """
                {"reason":"too late"}""");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void setsBeforeTheFirst(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.read(lena);
        t.at(2, 2, "12:00");
        t.say("sets of before the first program arrive late, and show a better estimate");
        var early = lena.session(time(-1, 3, "18:00"), 1);
        t.arrive(early.started(), early.top("140", 4, "9"));
        var earlier = lena.session(time(-3, 3, "18:00"), 1);
        t.arrive(earlier.started(), earlier.top("145", 4, "9"), earlier.finished());
        t.read(lena);
        t.weeks(lena, program, 1, 2);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void lateSetsInAGap(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.at(2, 1, "09:00");
        t.coach("POST", "/v1/programs/" + first + "/end", null);
        var second = lena.bench("second", date(4, 1));
        t.weekEnds(1);
        t.weekEnds(3);
        t.train(lena, 4, 2, "120", 4, "8.5");
        t.say("sets of the gap between the programs");
        var late = lena.session(time(3, 2, "18:00"), 1);
        t.arrive(late.started(), late.top("150", 3, "9"));
        t.weekEnds(4);
        t.weeks(lena, first, 1, 2);
        t.weeks(lena, second, 1, 2);
        t.history(lena, second, "d1-bench-press");
        t.gymReads();
    }

    private static void lateSetsInAnEarlierProgram(Tape t) {
        var lena = t.lifter("lena");
        var first = lena.bench("first", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.weekEnds(2);
        var second = lena.bench("second", date(3, 1));
        t.train(lena, 3, 2, "120", 4, "8");
        t.weekEnds(3);
        t.say("a set of the first program's week 1 changes its week 2 and the estimates of the second program");
        var late = lena.session(time(1, 4, "18:00"), 1);
        t.arrive(late.started(), late.top("160", 2, "9"));
        t.weeks(lena, first, 1, 3);
        t.weeks(lena, second, 1, 2);
        t.history(lena, first, "d1-bench-press");
        t.history(lena, second, "d1-bench-press");
        t.gymReads();
    }

    private static void startFromHistory(Tape t) {
        var lena = t.lifter("lena");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.at(1, 2, "19:00");
        t.arrive(
                training.started(),
                training.next("squat", SetRole.TOP)
                        .load("170")
                        .reps(4)
                        .rpe("8.5")
                        .completed(),
                training.top("100", 5, "8"));
        t.at(1, 6, "09:00");
        lena.program("program", date(2, 1), "", """
                {"slotId":"d1-squat","day":1,"exercise":"squat","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"LINEAR"},"start":{"fromHistory":true}}""", """
                {"slotId":"d1-deadlift","day":1,"exercise":"deadlift","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"LINEAR"},"start":{"fromHistory":true}}""");
        t.say("the same without the deadlift, which was never trained");
        var program = lena.program("program", date(2, 1), "", """
                {"slotId":"d1-squat","day":1,"exercise":"squat","scheme":{"variant":"SINGLE_TOP"},\
                "progression":{"method":"LINEAR"},"start":{"fromHistory":true}}""");
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 1);
    }

    private static void repeated(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.say("the same request again, then the same id with other content");
        lena.bench("program", date(1, 1));
        lena.bench("program", date(2, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        lena.bench("program", date(1, 1));
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press", """
                {"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},"progression":{"method":"RPE"}}""");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press", """
                {"exercise":"bench-press","scheme":{"variant":"SINGLE_TOP"},"progression":{"method":"RPE"}}""");
        t.get("/v1/programs/" + program);
    }
}
