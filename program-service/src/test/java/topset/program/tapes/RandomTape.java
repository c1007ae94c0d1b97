package topset.program.tapes;

import static topset.program.tapes.Tape.BENCH;
import static topset.program.tapes.Tape.MONDAY;
import static topset.program.tapes.Tape.date;
import static topset.program.tapes.Tape.lift;
import static topset.program.tapes.Tape.time;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SetRole;
import topset.program.Sets;

/**
 * A mixture of the named cases that a seed decides: one to three athletes train for some weeks, and a coach changes
 * their programs. Events arrive in batches of any size, some of them late, corrected, removed or twice.
 */
final class RandomTape {
    private static final String[] ZONES = {
        "Europe/Berlin", "Europe/Berlin", "America/New_York", "Asia/Tokyo", "Pacific/Auckland", "Pacific/Honolulu"
    };
    private static final String[] METHODS = {"LINEAR", "RPE", "WAVE"};
    private static final String SLOT = "d1-bench-press";

    private final Random random;
    private final Tape tape;
    private final List<Person> people = new ArrayList<>();
    private final List<SessionFact> onTheWay = new ArrayList<>();
    private int programs;

    private RandomTape(long seed, Tape tape) {
        this.random = new Random(seed);
        this.tape = tape;
    }

    static void play(long seed, Tape tape) {
        new RandomTape(seed, tape).play();
    }

    private static final class Person {
        final TapeAthlete athlete;
        final List<CompletedSet> sets = new ArrayList<>();
        final List<UUID> programs = new ArrayList<>();
        int revision = 1;

        Person(TapeAthlete athlete) {
            this.athlete = athlete;
        }

        UUID program() {
            return programs.getLast();
        }
    }

    private boolean chance(int percent) {
        return random.nextInt(100) < percent;
    }

    private String any(String... texts) {
        return texts[random.nextInt(texts.length)];
    }

    private void play() {
        int athletes = 1 + random.nextInt(2);
        for (int n = 0; n < athletes; n++) {
            var person = new Person(tape.athlete("a" + n));
            people.add(person);
            person.athlete.profile(any(ZONES));
            start(person, 1 + (chance(25) ? 1 : 0), chance(70) ? 1 : 1 + random.nextInt(7));
        }
        int weeks = chance(25) ? 3 : 2;
        for (int week = 1; week <= weeks; week++) {
            week(week);
        }
        flush();
        tape.weekEnds(weeks);
        for (var person : people) {
            tape.read(person.athlete);
            tape.history(person.athlete, person.program(), SLOT);
        }
        tape.get("/v1/roster");
    }

    private void week(int week) {
        int day = 1;
        while (day <= 7) {
            tape.at(week, day, chance(50) ? "09:00" : "20:00");
            for (var person : people) {
                if (chance(45)) {
                    train(person, week, day);
                }
                if (chance(35)) {
                    change(person, week, day);
                }
            }
            if (chance(60)) {
                flush();
            }
            if (chance(25)) {
                tape.jobs();
            }
            if (chance(15)) {
                tape.read(people.get(random.nextInt(people.size())).athlete);
            }
            day += 1 + random.nextInt(4);
        }
    }

    private void start(Person person, int week, int day) {
        programs++;
        var more = (chance(25) ? ",\"deloadEvery\":" + (4 + random.nextInt(2)) : "")
                + (chance(25) ? ",\"weekdays\":[{\"day\":1,\"weekday\":\"" + any("MONDAY", "WEDNESDAY") + "\"}]" : "");
        var bench = chance(40)
                ? BENCH
                : lift(
                        SLOT,
                        1,
                        "bench-press",
                        any("SINGLE_TOP", "DOUBLE_TOP"),
                        any(METHODS),
                        any("90", "100", "117.5"));
        var id = chance(25)
                ? person.athlete.program(
                        "p" + programs,
                        date(week, day),
                        more,
                        bench,
                        lift("d2-squat", 2, "squat", "SINGLE_TOP", any(METHODS), "140"))
                : person.athlete.program("p" + programs, date(week, day), more, bench);
        person.programs.add(id);
    }

    /** A training of today, of the last days, or of tomorrow. */
    private void train(Person person, int week, int day) {
        int back = chance(20) ? random.nextInt(10) : chance(10) ? -1 : 0;
        var training = person.athlete.session(time(week, day - back, any("07:00", "18:30", "23:50")), 1);
        onTheWay.add(training.started());
        int sets = 1 + random.nextInt(2);
        for (int n = 0; n < sets; n++) {
            var load = any("90", "100", "110", "120", "122.5", "125");
            var set = n == 0
                    ? training.next(chance(85) ? "bench-press" : "squat", SetRole.TOP)
                            .load(load)
                            .reps(1 + random.nextInt(6))
                            .rpe(any("7.5", "8", "8.5", "9", "10"))
                            .pain(chance(4))
                            .completed()
                    : training.backoff(load, 5 + random.nextInt(5));
            person.sets.add(set);
            onTheWay.add(set);
        }
        if (chance(30)) {
            onTheWay.add(training.finished());
        }
    }

    private void flush() {
        while (!onTheWay.isEmpty()) {
            int size = Math.min(onTheWay.size(), 1 + random.nextInt(6));
            tape.arrive(List.copyOf(onTheWay.subList(0, size)));
            onTheWay.subList(0, size).clear();
        }
    }

    private void change(Person person, int week, int day) {
        var program = "/v1/programs/" + person.program();
        int of = Math.max(1, week + random.nextInt(3) - 1);
        switch (random.nextInt(14)) {
            case 0 ->
                tape.coach(
                        "PUT",
                        program + "/lifts/" + SLOT + "/overrides/" + of,
                        "{\"load\":%s,\"reason\":\"by feel\"}".formatted(any("95", "105", "112.5")));
            case 1 -> tape.coach("DELETE", program + "/lifts/" + SLOT + "/overrides/" + of, null);
            case 2 ->
                tape.coach(
                        "PUT",
                        program + "/deloads/" + of,
                        "{\"percent\":%s,\"reason\":\"tired\"}".formatted(any("85", "90")));
            case 3 -> tape.coach("DELETE", program + "/deloads/" + of, null);
            case 4 ->
                tape.coach(
                        "POST",
                        program + "/pause",
                        "{\"from\":\"%s\",\"to\":\"%s\",\"reason\":\"away\"}"
                                .formatted(
                                        date(week, day + random.nextInt(3)), date(week, day + 3 + random.nextInt(6))));
            case 5 -> tape.coach("POST", program + "/resume", null);
            case 6 ->
                tape.coach("PUT", program + "/lifts/" + SLOT, """
                    {"exercise":"bench-press","scheme":{"variant":"%s"},"progression":{"method":"%s"}}""".formatted(
                                any("SINGLE_TOP", "DOUBLE_TOP"), any(METHODS)));
            case 7 -> person.athlete.profile(any(ZONES));
            case 8 -> start(person, week + random.nextInt(2), 1 + random.nextInt(7));
            case 9 -> tape.coach("POST", program + "/end", null);
            case 10, 11 -> correct(person);
            case 12 -> park(person, week, day);
            default -> mark(person);
        }
    }

    private void correct(Person person) {
        flush();
        if (!person.sets.isEmpty()) {
            var set = person.sets.get(random.nextInt(person.sets.size()));
            person.revision++;
            tape.arrive(
                    chance(60)
                            ? Sets.corrected(set, person.revision, 1 + random.nextInt(7))
                            : Sets.removed(set, person.revision));
        }
    }

    /** A number is lost, and comes or is skipped after the next event. */
    private void park(Person person, int week, int day) {
        flush();
        var lost = person.athlete.session(time(week, day, "06:00"), 1);
        person.athlete.lose(1);
        tape.arrive(lost.top("115", 4, "8.5"));
        if (chance(50)) {
            person.athlete.back(2);
            tape.arrive(lost.started());
            person.athlete.lose(1);
        } else {
            tape.call(
                    "operator/ops",
                    "POST",
                    "/v1/operations/parked/" + tape.gym() + "/" + person.athlete.id() + "/skip",
                    "{\"reason\":\"lost\"}");
        }
    }

    private void mark(Person person) {
        var code = any("MISSED_TODAY", "TARGET_MISSED", "WARM_UP_SKIPPED", "BEYOND_FAILURE");
        if (chance(60)) {
            tape.coach("PUT", person.athlete.path() + "/flags/" + code + "/seen", "{}");
        } else {
            tape.coach(
                    "PUT",
                    person.athlete.path() + "/flags/" + code + "/seen",
                    "{\"until\":\"%s\"}".formatted(MONDAY.plusDays(10 + random.nextInt(10))));
        }
    }
}
