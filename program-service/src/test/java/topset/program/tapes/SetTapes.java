package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.Consumer;
import topset.contract.SessionFact;
import topset.contract.SessionStarted;
import topset.contract.SetRole;
import topset.program.Sets;
import topset.testsupport.SetEvent;

/** Tapes about sets: their order, corrections and removals, backoffs, several athletes and lifts. */
final class SetTapes {
    private SetTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("late-set-of-a-week-that-is-over", SetTapes::lateSet);
        tapes.put("correction-that-moves-a-week", SetTapes::correctionMovesAWeek);
        tapes.put("correction-of-the-deciding-set", SetTapes::correction);
        tapes.put("removal-that-empties-the-newest-session", SetTapes::removalOfTheNewest);
        tapes.put("warm-up-that-comes-late", SetTapes::warmUpThatComesLate);
        tapes.put("removal-of-last-week", SetTapes::removalOfLastWeek);
        tapes.put("revisions-in-another-order", SetTapes::revisionsInAnotherOrder);
        tapes.put("session-a-day-ahead", SetTapes::aDayAhead);
        tapes.put("session-over-midnight", SetTapes::overMidnight);
        tapes.put("backoffs-of-today", SetTapes::backoffs);
        tapes.put("backoffs-of-two-sessions-of-today", SetTapes::backoffsOfTwoSessions);
        tapes.put("batch-of-many-athletes", SetTapes::manyAthletes);
        tapes.put("batch-of-a-week", SetTapes::batchOfAWeek);
        tapes.put("events-that-come-twice", SetTapes::twice);
        return tapes;
    }

    private static void lateSet(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.train(lena, 2, 1, "122.5", 4, "8.5");
        t.weekEnds(2);
        t.read(lena);
        t.at(3, 2, "10:00");
        t.say("a failed set of week 1 arrives in week 3: targets that were final are revised");
        var late = lena.session(time(1, 5, "18:00"), 1);
        t.arrive(late.started(), late.top("120", 1, "10"));
        t.read(lena);
        t.weeks(lena, program, 1, 4);
        t.say("a warm-up set of week 1 changes nothing");
        t.arrive(late.next("bench-press", SetRole.WARM_UP).load("60").reps(5).completed());
        t.history(lena, program, "d1-bench-press");
        t.get(lena.path() + "/flags");
        t.gymReads();
    }

    private static void correctionMovesAWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 2, "19:00");
        var training = lena.session(time(2, 2, "18:00"), 1);
        var set = training.top("140", 4, "8");
        t.arrive(training.started(), set);
        t.read(lena);
        t.say("the same set, of a session that started a week earlier");
        var earlier = SetEvent.in(
                        new SessionStarted(set.sessionId(), t.gym(), "lena", time(1, 2, "18:00"), 1), set.setId())
                .load("140")
                .reps(4)
                .rpe("8")
                .completedAt(time(1, 2, "18:30"));
        t.arrive(earlier.corrected(2));
        t.read(lena);
        t.weeks(lena, program, 1, 3);
        t.say("and back to week 2");
        t.arrive(SetEvent.like(set).corrected(3));
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void correction(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var set = training.top("120", 4, "8.5");
        t.arrive(training.started(), set);
        t.arrive(Sets.corrected(set, 2, 2));
        t.read(lena);
        t.weekEnds(1);
        t.arrive(Sets.corrected(set, 3, 5));
        t.read(lena);
        t.arrive(Sets.removed(set, 4));
        t.read(lena);
        t.say("a correction after the removal brings the set back");
        t.arrive(Sets.corrected(set, 5, 4));
        t.weeks(lena, program, 1, 2);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void removalOfTheNewest(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.at(1, 4, "19:00");
        var training = lena.session(time(1, 4, "18:00"), 1);
        var top = training.top("125", 3, "9.5");
        var backoff = training.backoff("100", 8);
        t.arrive(training.started(), top, backoff);
        t.read(lena);
        t.gymReads();
        t.say("all sets of the newest session are removed");
        t.arrive(Sets.removed(top, 2), Sets.removed(backoff, 2));
        t.read(lena);
        t.gymReads();
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
    }

    private static void warmUpThatComesLate(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var warmUp =
                training.next("bench-press", SetRole.WARM_UP).load("80").reps(5).completed();
        t.arrive(training.started(), training.top("120", 4, "8.5"), training.backoff("102.5", 8));
        t.read(lena);
        t.say("only the flag of the skipped warm-up goes: load and reasons of the next target stay");
        t.arrive(warmUp);
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void removalOfLastWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var set = training.top("120", 4, "8.5");
        t.arrive(training.started(), set, training.finished());
        t.weekEnds(1);
        t.train(lena, 2, 2, "122.5", 4, "8.5");
        t.weekEnds(2);
        t.arrive(Sets.removed(set, 2));
        t.read(lena);
        t.weeks(lena, program, 1, 4);
        t.history(lena, program, "d1-bench-press");
        t.get(lena.path() + "/flags");
        t.gymReads();
    }

    private static void revisionsInAnotherOrder(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var set = training.top("120", 4, "8.5");
        t.arrive(training.started(), Sets.corrected(set, 3, 3));
        t.arrive(set);
        t.arrive(Sets.corrected(set, 2, 6));
        t.read(lena);
        var removed = training.top("130", 4, "9");
        t.arrive(Sets.removed(removed, 2));
        t.arrive(removed);
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
    }

    private static void aDayAhead(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.at(1, 7, "12:00");
        t.say("a session of tomorrow, which is week 2, by a phone with a wrong clock");
        var ahead = lena.session(time(2, 1, "12:00"), 1);
        var top = ahead.top("122.5", 4, "9");
        t.arrive(ahead.started(), top);
        t.arrive(ahead.backoff("105", 8));
        t.arrive(Sets.corrected(top, 2, 3));
        t.read(lena);
        t.gymReads();
        t.weekEnds(1);
        t.read(lena);
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void overMidnight(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 7, "23:40");
        var training = lena.session(time(1, 7, "23:30"), 1);
        t.arrive(training.started(), training.top("120", 4, "8.5"));
        t.at(2, 1, "00:10");
        t.say("the session goes on in week 2; its sets belong to week 1");
        for (int n = 0; n < 6; n++) {
            training.backoff("100", 1);
        }
        t.arrive(training.backoff("102.5", 8), training.backoff("102.5", 7));
        t.read(lena);
        t.jobs();
        t.read(lena);
        t.weeks(lena, program, 1, 2);
    }

    private static void backoffs(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", BENCH, lift("d1-squat", 1, "squat", "SINGLE_TOP", "150"));
        t.at(1, 2, "18:20");
        var training = lena.session(time(1, 2, "18:00"), 1);
        t.arrive(training.started());
        t.read(lena);
        var top = training.top("120", 4, "8.5");
        t.arrive(top);
        t.get(lena.path() + "/today");
        t.arrive(training.backoff("102.5", 8));
        t.get(lena.path() + "/today");
        t.say("the top set was harder than it was logged");
        t.arrive(Sets.corrected(top, 2, 2));
        t.get(lena.path() + "/today");
        t.arrive(
                training.next("squat", SetRole.TOP).load("150").reps(4).rpe("9").completed());
        t.get(lena.path() + "/today");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press/overrides/1", """
                {"backoffSets":2,"backoffReduction":20,"reason":"shoulder feels tight"}""");
        t.get(lena.path() + "/today");
        t.arrive(training.finished());
        t.get(lena.path() + "/today");
        t.at(1, 3, "08:00");
        t.get(lena.path() + "/today");
        t.gymReads();
    }

    private static void backoffsOfTwoSessions(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program(
                "program", date(1, 1), "", BENCH, lift("d2-overhead-press", 2, "overhead-press", "SINGLE_TOP", "70"));
        t.at(1, 2, "19:00");
        var morning = lena.session(time(1, 2, "08:00"), 1);
        var evening = lena.session(time(1, 2, "18:00"), 2);
        t.arrive(
                morning.started(),
                morning.top("120", 4, "8.5"),
                evening.started(),
                evening.next("overhead-press", SetRole.TOP)
                        .load("70")
                        .reps(4)
                        .rpe("9")
                        .completed());
        t.read(lena);
        t.coach("PUT", "/v1/programs/" + program + "/deloads/1", """
                {"percent":90,"backoffSets":1,"reason":"a hard week at work"}""");
        t.read(lena);
        t.coach("DELETE", "/v1/programs/" + program + "/deloads/1", null);
        t.read(lena);
        t.weekEnds(1);
        t.weeks(lena, program, 1, 2);
    }

    private static void manyAthletes(Tape t) {
        var facts = new ArrayList<SessionFact>();
        for (var id : new String[] {"ada", "ben", "cleo", "dora", "emil"}) {
            t.lifter(id).bench(id, date(1, 1));
        }
        t.at(1, 2, "20:00");
        int reps = 1;
        for (var id : new String[] {"ada", "ben", "cleo", "dora", "emil"}) {
            var training = t.athlete(id).session(time(1, 2, "18:00"), 1);
            facts.add(training.started());
            facts.add(training.top("120", reps++, "9"));
        }
        t.say("a batch in which the athletes' events are mixed");
        var mixed = new ArrayList<SessionFact>();
        for (int n = 0; n < facts.size(); n += 2) {
            mixed.add(facts.get(n));
        }
        for (int n = 1; n < facts.size(); n += 2) {
            mixed.add(facts.get(n));
        }
        t.arrive(mixed);
        t.weekEnds(1);
        t.gymReads();
        t.get("/v1/roster?sort=lastSession&limit=2");
        t.get("/v1/roster/counts");
    }

    private static void batchOfAWeek(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), "", BENCH, lift("d2-squat", 2, "squat", "SINGLE_TOP", "150"));
        t.weekEnds(1);
        t.at(2, 2, "12:00");
        t.say("the phone was offline for a week: three sessions of two weeks in one batch");
        var one = lena.session(time(1, 2, "18:00"), 1);
        var two = lena.session(time(1, 5, "18:00"), 2);
        var three = lena.session(time(2, 2, "07:00"), 1);
        t.arrive(
                one.started(),
                one.top("120", 4, "8.5"),
                one.backoff("102.5", 8),
                one.finished(),
                two.started(),
                two.next("squat", SetRole.TOP).load("150").reps(4).rpe("8.5").completed(),
                two.finished(),
                three.started(),
                three.top("122.5", 4, "8.5"));
        t.read(lena);
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-bench-press", "d2-squat");
        t.gymReads();
    }

    private static void twice(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 2, "19:00");
        var training = lena.session(time(1, 2, "18:00"), 1);
        var top = training.top("120", 4, "8.5");
        var backoff = training.backoff("102.5", 8);
        t.arrive(training.started(), top, backoff);
        t.say("Kafka delivers the last two events again, and a new one behind them");
        lena.back(2);
        t.arrive(top, backoff, training.backoff("102.5", 7));
        t.say("the same set with a new number, as a republication never has it");
        t.arrive(top);
        t.read(lena);
        t.weeks(lena, program, 1, 2);
    }
}
