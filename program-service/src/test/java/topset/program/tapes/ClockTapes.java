package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.UUID;
import java.util.function.Consumer;

/** Tapes about time: weeks that end, time zones, days without training. */
final class ClockTapes {
    private static final String ON_TUESDAYS = """
            ,"weekdays":[{"day":1,"weekday":"TUESDAY"}]""";

    private static final String TUESDAY_AND_FRIDAY = """
            ,"weekdays":[{"day":1,"weekday":"TUESDAY"},{"day":2,"weekday":"FRIDAY"}]""";

    private ClockTapes() {}

    static Map<String, Consumer<Tape>> all() {
        var tapes = new LinkedHashMap<String, Consumer<Tape>>();
        tapes.put("weeks-without-sets", ClockTapes::withoutSets);
        tapes.put("weeks-closed-late", ClockTapes::closedLate);
        tapes.put("week-closed-by-a-set", ClockTapes::closedByASet);
        tapes.put("move-east-within-a-week", ClockTapes::moveEast);
        tapes.put("move-west-within-a-week", ClockTapes::moveWest);
        tapes.put("move-east-over-a-week-s-end", ClockTapes::moveEastOverAnEnd);
        tapes.put("move-before-the-start", ClockTapes::moveBeforeTheStart);
        tapes.put("summer-time", ClockTapes::summerTime);
        tapes.put("missed-days", ClockTapes::missedDays);
        tapes.put("missed-day-made-up", ClockTapes::madeUp);
        tapes.put("weekdays-changed", ClockTapes::weekdaysChanged);
        tapes.put("flags-seen-and-opened", ClockTapes::flagsSeen);
        return tapes;
    }

    private static void withoutSets(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        for (int week = 1; week <= 5; week++) {
            t.weekEnds(week);
            t.get("/v1/roster");
        }
        t.read(lena);
        t.train(lena, 6, 2, "115", 4, "8.5");
        t.weekEnds(6);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void closedLate(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.at(3, 3, "12:00");
        t.say("the jobs have not run for two weeks; reads show the weeks that ended since");
        t.read(lena);
        t.weeks(lena, program, 1, 4);
        t.gymReads();
        t.jobs();
        t.read(lena);
        t.weeks(lena, program, 1, 4);
        t.gymReads();
    }

    private static void closedByASet(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.say("a set of week 3 is the first thing after two ended weeks");
        t.train(lena, 3, 2, "122.5", 4, "8.5");
        t.jobs();
        t.say("then a set of week 1");
        var late = lena.session(time(1, 3, "18:00"), 1);
        t.arrive(late.started(), late.top("130", 4, "9"));
        t.say("and a command three weeks later");
        t.at(6, 2, "12:00");
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press/overrides/7", """
                {"load":110,"reason":"back after a break"}""");
        t.weeks(lena, program, 1, 7);
        t.gymReads();
    }

    private static void moveEast(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 3, "10:00");
        lena.profile("Asia/Tokyo");
        t.read(lena);
        t.at(2, 7, "16:01");
        t.say("Monday in Tokyo");
        t.jobs();
        t.read(lena);
        var training = lena.session(time(2, 7, "18:00"), 1);
        t.at(2, 7, "19:00");
        t.arrive(training.started(), training.top("122.5", 4, "8.5"));
        t.weekEnds(2);
        t.weeks(lena, program, 1, 4);
        t.gymReads();
    }

    private static void moveWest(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 7, "120", 4, "8.5");
        t.weekEnds(1);
        t.at(2, 1, "03:00");
        t.say("Sunday of week 1 once more, in Los Angeles");
        lena.profile("America/Los_Angeles");
        t.read(lena);
        var training = lena.session(time(2, 1, "04:00"), 1);
        t.at(2, 1, "05:00");
        t.arrive(training.started(), training.top("122.5", 4, "8.5"));
        t.read(lena);
        t.at(2, 1, "09:01");
        t.jobs();
        t.train(lena, 2, 2, "122.5", 4, "8");
        t.weekEnds(2);
        t.at(3, 1, "09:01");
        t.jobs();
        t.weeks(lena, program, 1, 3);
        t.history(lena, program, "d1-bench-press");
        t.gymReads();
    }

    private static void moveEastOverAnEnd(Tape t) {
        var lena = t.athlete("lena").profile("America/Los_Angeles");
        var program = lena.bench("program", date(1, 1));
        t.train(lena, 1, 2, "120", 4, "8.5");
        t.at(1, 7, "22:00");
        t.say("Sunday in Los Angeles is Monday in Auckland, so the week ends at once");
        lena.profile("Pacific/Auckland");
        t.read(lena);
        t.jobs();
        t.read(lena);
        t.at(2, 2, "10:00");
        lena.profile("Europe/Berlin");
        t.weekEnds(2);
        t.weeks(lena, program, 1, 3);
        t.gymReads();
    }

    private static void moveBeforeTheStart(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.bench("program", date(1, 1));
        t.at(1, 1, "00:30");
        t.read(lena);
        t.say("the program began half an hour ago in Berlin, and has not begun in New York");
        lena.profile("America/New_York");
        t.read(lena);
        t.coach("PUT", "/v1/programs/" + program + "/lifts/d1-bench-press/overrides/1", """
                {"load":115,"reason":"jet lag"}""");
        var training = lena.session(time(1, 1, "01:00"), 1);
        t.at(1, 1, "02:00");
        t.arrive(training.started(), training.top("115", 4, "8"));
        t.read(lena);
        t.at(1, 1, "06:01");
        t.jobs();
        t.read(lena);
        t.train(lena, 1, 3, "115", 5, "8");
        t.at(2, 1, "06:01");
        t.jobs();
        t.weeks(lena, program, 1, 2);
        t.gymReads();
    }

    private static void summerTime(Tape t) {
        var lena = t.lifter("lena");
        t.at(3, 6, "12:00");
        var program = lena.bench("program", date(4, 1));
        t.train(lena, 4, 7, "120", 4, "8.5");
        t.at(Instant.parse("2027-03-28T21:59:59Z"));
        t.jobs();
        t.read(lena);
        t.at(Instant.parse("2027-03-28T22:00:00Z"));
        t.jobs();
        t.read(lena);
        t.train(lena, 5, 1, "122.5", 4, "8.5");
        t.weeks(lena, program, 1, 2);
    }

    private static void missedDays(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), ON_TUESDAYS, BENCH);
        t.at(1, 2, "23:59");
        t.jobs();
        t.get("/v1/roster");
        t.at(1, 3, "00:00");
        t.jobs();
        t.get("/v1/roster");
        t.get(lena.path() + "/flags");
        t.get(lena.path() + "/weeks/current");
        t.get("/v1/calendar?from=" + date(1, 1));
        t.say("the next Tuesday is missed too, and the jobs run late");
        t.at(2, 5, "12:00");
        t.jobs();
        t.get("/v1/roster");
        t.get(lena.path() + "/flags");
        t.get("/v1/roster/counts");
        t.weeks(lena, program, 1, 2);
    }

    private static void madeUp(Tape t) {
        var lena = t.lifter("lena");
        var squat = lift("d2-squat", 2, "squat", "SINGLE_TOP", "150");
        lena.program("program", date(1, 1), TUESDAY_AND_FRIDAY, BENCH, squat);
        t.at(1, 3, "00:01");
        t.jobs();
        t.get("/v1/roster");
        t.say("Tuesday's training on Thursday");
        t.train(lena, 1, 4, "120", 4, "8.5");
        t.get("/v1/roster");
        t.get(lena.path() + "/flags");
        t.at(1, 6, "00:01");
        t.jobs();
        t.get("/v1/roster");
        t.weekEnds(1);
        t.get("/v1/roster");
        t.get("/v1/calendar?from=" + date(2, 1));
    }

    private static void weekdaysChanged(Tape t) {
        var lena = t.lifter("lena");
        var program = lena.program("program", date(1, 1), ON_TUESDAYS, BENCH);
        t.at(1, 3, "00:01");
        t.jobs();
        t.coach("PUT", "/v1/programs/" + program + "/weekdays", """
                {"weekdays":[{"day":1,"weekday":"THURSDAY"}]}""");
        t.get("/v1/roster");
        t.get(lena.path() + "/flags");
        t.at(1, 5, "00:01");
        t.jobs();
        t.get("/v1/roster");
        t.coach("PUT", "/v1/programs/" + program + "/weekdays", """
                {"weekdays":[{"day":1,"weekday":"THURSDAY"}]}""");
        t.coach("PUT", "/v1/programs/" + program + "/weekdays", """
                {"weekdays":[]}""");
        t.get("/v1/roster");
        t.coach("PUT", "/v1/programs/" + program + "/weekdays", """
                {"weekdays":[{"day":7,"weekday":"MONDAY"}]}""");
        t.say("a pause covers a day that would be missed");
        t.coach("PUT", "/v1/programs/" + program + "/weekdays", """
                {"weekdays":[{"day":1,"weekday":"SATURDAY"}]}""");
        t.coach("POST", "/v1/programs/" + program + "/pause", """
                {"from":"%s","to":"%s","reason":"a wedding"}""".formatted(date(1, 6), date(1, 6)));
        t.at(1, 7, "00:01");
        t.jobs();
        t.get("/v1/roster");
        t.get("/v1/programs/" + program);
    }

    private static void flagsSeen(Tape t) {
        var lena = t.lifter("lena");
        UUID program = lena.program("program", date(1, 1), ON_TUESDAYS, BENCH);
        t.at(1, 3, "08:00");
        t.jobs();
        t.callAndShow("coach/kim", "PUT", lena.path() + "/flags/MISSED_TODAY/seen", "{}");
        t.get("/v1/roster");
        t.get("/v1/roster?needsLook=true");
        t.coach("PUT", lena.path() + "/flags/MISSED_TODAY/seen", """
                {"until":"%s"}""".formatted(date(1, 5)));
        t.get(lena.path() + "/flags");
        t.at(1, 5, "00:01");
        t.jobs();
        t.get("/v1/roster");
        t.coach("PUT", lena.path() + "/flags/MISSED_TODAY/seen", "{}");
        t.coach("DELETE", lena.path() + "/flags/MISSED_TODAY/seen", null);
        t.get("/v1/roster");
        t.coach("PUT", lena.path() + "/flags/STALLED/seen", "{}");
        t.coach("PUT", lena.path() + "/flags/MISSED_TODAY/seen", "{}");
        t.weekEnds(1);
        t.at(2, 3, "08:00");
        t.jobs();
        t.say("another day is missed, so the flag is open again");
        t.get("/v1/roster");
        t.weeks(lena, program, 1, 2);
    }
}
