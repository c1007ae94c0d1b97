package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.IntStream;

/** Twelve lifters, ten weeks of training behind them and a week that has begun, made through the services' own API. */
public final class MadeUpGym {
    /** The gym's name says what it is, wherever it is shown. */
    public static final String NAME = "made-up-gym";

    private static final int WEEKS = 10;
    private static final int DAYS = 4;

    /** On which day of a week of the program each day is trained; a program may begin on any day. */
    private static final int[] DAY_OF_WEEK = {0, 0, 1, 3, 4};

    /** The first two days of the week that runs are past, the third is today's. */
    private static final int DAYS_INTO_WEEK = 3;

    private static final int AT_ONCE = 4;

    private final Api api;
    private final ZoneId zone;
    private final LocalDate today;
    private final List<MadeUpLifter> lifters;
    private final int weeks;
    private final LocalDate startsOn;

    public MadeUpGym(Api api, ZoneId zone, LocalDate today) {
        this(api, zone, today, MadeUpLifter.ALL.size(), WEEKS);
    }

    /** Only the first so many, and so many weeks. */
    public MadeUpGym(Api api, ZoneId zone, LocalDate today, int lifters, int weeks) {
        this.api = api;
        this.zone = zone;
        this.today = today;
        this.lifters = MadeUpLifter.ALL.subList(0, lifters);
        this.weeks = weeks;
        this.startsOn = begun(api).orElseGet(() -> today.minusWeeks(weeks).minusDays(DAYS_INTO_WEEK));
    }

    /** When the programs of an earlier demo started. */
    private static Optional<LocalDate> begun(Api api) {
        var programs = api.program(
                "GET", "/v1/programs?athleteId=" + MadeUpLifter.ALL.getFirst().id(), Map.of());
        return Optional.ofNullable(
                        programs.path("items").path(0).path("startsOn").textValue())
                .map(LocalDate::parse);
    }

    /** Fills it unless an earlier demo did, and says which, and that nobody lifted any of it. */
    public void fill(Consumer<String> told) {
        if (isFilled()) {
            told.accept("The gym '%s' is there from an earlier demo: a generator's numbers, nobody's.".formatted(NAME));
        } else {
            told.accept("Making up %d lifters and %d weeks of training: a generator's numbers, nobody's …"
                    .formatted(lifters.size(), weeks));
            fill();
        }
    }

    /** Whether an earlier demo filled it, to the last lifter. */
    public boolean isFilled() {
        return lifters.stream().allMatch(this::isFilled);
    }

    private boolean isFilled(MadeUpLifter lifter) {
        return api.programIfThere("/v1/programs/" + programId(lifter)).isPresent();
    }

    /** Fills the gym; what is there already stays as it is. */
    public void fill() {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            try {
                var filling = new ArrayList<Future<?>>();
                lifters.forEach(lifter -> filling.add(workers.submit(() -> fill(lifter))));
                for (var each : filling) {
                    each.get();
                }
            } catch (InterruptedException e) {
                workers.shutdownNow();
                Thread.currentThread().interrupt();
            } catch (ExecutionException e) {
                workers.shutdownNow();
                throw new IllegalStateException(e.getCause());
            }
        }
    }

    /**
     * What to lift comes from a program, which is rehearsed week by week. The sets of weeks that are long over are late facts
     * to it, so that nearly every target of it is revised after it was final; therefore the same program is started again once
     * all sets are there, in place of the first. It finds them as it begins: none is late. It is also what says that this
     * lifter is complete.
     */
    private void fill(MadeUpLifter lifter) {
        if (isFilled(lifter)) {
            return;
        }
        api.program(
                "PUT",
                "/v1/athletes/" + lifter.id(),
                Map.of("timeZone", zone.getId(), "unit", "kg", "displayName", lifter.name()));
        start(lifter, id(lifter, 0, "rehearsal"));
        // Always the same, so that who fills the gym again after an interruption sends what is there already once more.
        var performance = performance(lifter, new Random(lifter.id().hashCode()));
        long sequence = 0;
        for (int week = 1; week <= weeks + 1; week++) {
            var plan = api.plan(lifter.id(), week, sequence);
            for (int day : days(lifter, week)) {
                var date = startsOn.plusWeeks(week - 1L).plusDays(DAY_OF_WEEK[day]);
                if (date.isBefore(today)) {
                    var at = date.atTime(LocalTime.of(17, 30)).atZone(zone).toOffsetDateTime();
                    sequence = Math.max(sequence, train(lifter, week, day, at, performance.sets(plan, day, week, at)));
                }
            }
        }
        api.plan(lifter.id(), weeks + 1, sequence);
        start(lifter, programId(lifter));
    }

    private long train(MadeUpLifter lifter, int week, int day, OffsetDateTime at, List<Map<String, Object>> sets) {
        var session = session(lifter, week, day);
        for (int n = 0; n < sets.size(); n++) {
            sets.get(n).put("setId", id(lifter, week, day + "/" + n));
        }
        api.start(session, lifter.id(), day, at);
        long sequence = api.log(session, sets);
        api.finish(session, at.plusMinutes(3L * (sets.size() + 1)));
        return sequence;
    }

    private void start(MadeUpLifter lifter, UUID programId) {
        api.program(
                "POST",
                "/v1/programs",
                Map.of(
                        "programId",
                        programId,
                        "athleteId",
                        lifter.id(),
                        "startsOn",
                        startsOn.toString(),
                        "lifts",
                        MadeUpProgram.lifts(lifter)));
    }

    List<MadeUpLifter> lifters() {
        return lifters;
    }

    /** The days on which somebody comes in a week. */
    List<Integer> days(MadeUpLifter lifter, int week) {
        return IntStream.rangeClosed(1, DAYS)
                .filter(day -> lifter.trains(week, day, weeks))
                .boxed()
                .toList();
    }

    Performance performance(MadeUpLifter lifter, Random chance) {
        return new Performance(lifter, weeks, chance);
    }

    JsonNode currentPlan(MadeUpLifter lifter) {
        return api.plan(lifter.id(), "current", 0);
    }

    /** The session of a day of a week: there is never a second one. */
    UUID session(MadeUpLifter lifter, int week, int day) {
        return id(lifter, week, day);
    }

    private UUID programId(MadeUpLifter lifter) {
        return id(lifter, 0, "program");
    }

    private UUID id(MadeUpLifter lifter, int week, Object what) {
        return UUID.nameUUIDFromBytes((NAME + lifter.id() + startsOn + " " + week + " " + what).getBytes(UTF_8));
    }
}
