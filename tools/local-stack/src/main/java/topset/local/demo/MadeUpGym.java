package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.function.Consumer;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import topset.client.program.Profile;
import topset.client.program.ProgramRequest;
import topset.client.program.ProgramView;
import topset.client.program.TransferApi;
import topset.client.program.WeekPlan;
import topset.client.program.WeightUnit;
import topset.client.session.CompleteSet;

/** Creates twelve made-up lifters with ten past weeks of training and a current week that has begun. */
public final class MadeUpGym {
    public static final String NAME = "made-up-gym";

    private static final int WEEKS = 10;
    private static final int DAYS = 4;

    /** By day of the program: the days since the week began. */
    private static final int[] DAY_OF_WEEK = {0, 0, 1, 3, 4};

    /** Today is the third training day of every other lifter. The others come a day later than they do. */
    private static final int DAYS_INTO_WEEK = 3;

    private static final int AT_ONCE = 4;

    private final DemoApi api;
    private final TransferApi transfer;
    private final ZoneId zone;
    private final LocalDate today;
    private final List<MadeUpLifter> lifters;
    private final int weeks;
    private final LocalDate startsOn;

    public MadeUpGym(DemoApi api, TransferApi transfer, ZoneId zone, LocalDate today) {
        this(api, transfer, zone, today, MadeUpLifter.ALL.size(), WEEKS);
    }

    /** @param transfer calls the program service as the gym's software, which alone may import */
    public MadeUpGym(DemoApi api, TransferApi transfer, ZoneId zone, LocalDate today, int lifters, int weeks) {
        this.api = api;
        this.transfer = transfer;
        this.zone = zone;
        this.today = today;
        this.lifters = MadeUpLifter.ALL.subList(0, lifters);
        this.weeks = weeks;
        this.startsOn = begun(api).orElseGet(() -> today.minusWeeks(weeks).minusDays(DAYS_INTO_WEEK));
    }

    private static Optional<LocalDate> begun(DemoApi api) {
        var programs = api.programs().listPrograms(MadeUpLifter.ALL.getFirst().id(), null, null);
        return programs.getItems().stream().findFirst().map(ProgramView::getStartsOn);
    }

    public void fill(Consumer<String> output) {
        if (isFilled()) {
            output.accept("The gym '%s' exists from an earlier demo. Its numbers are generated.".formatted(NAME));
        } else {
            output.accept("Generating %d lifters and %d weeks of training …".formatted(lifters.size(), weeks));
            fill();
        }
    }

    public boolean isFilled() {
        return lifters.stream().allMatch(this::isFilled);
    }

    private boolean isFilled(MadeUpLifter lifter) {
        return api.program(programId(lifter)).isPresent();
    }

    public void fill() {
        try (var workers = Executors.newFixedThreadPool(AT_ONCE)) {
            try {
                var filling = new ArrayList<Future<?>>();
                lifters.forEach(lifter -> filling.add(workers.submit(() -> fill(lifter))));
                for (var each : filling) {
                    each.get();
                }
                importWeekdays();
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
     * Creates a lifter's data with two programs. A lifter lifts what a program prescribes, so the first program
     * supplies the prescriptions, week by week. The sets of past weeks arrive late, so they revise nearly every target
     * of the first program after the target was final. When all sets are stored, a second, equal program replaces the
     * first one. No set arrives after its start, so no target of the second program is revised. The second program also
     * marks the lifter's data as complete.
     */
    private void fill(MadeUpLifter lifter) {
        if (isFilled(lifter)) {
            return;
        }
        api.athletes()
                .setProfile(
                        lifter.id(),
                        new Profile()
                                .timeZone(zone.getId())
                                .unit(WeightUnit.KG)
                                .displayName(lifter.name())
                                .trainingSince(startsOn.minusYears(3)));
        start(lifter, id(lifter, 0, "rehearsal"));
        // The random numbers depend only on the lifter's id. So if the fill is interrupted and repeated, the same
        // requests are sent again.
        var performance = performance(lifter, new Random(lifter.id().hashCode()));
        long sequence = 0;
        for (int week = 1; week <= weeks + 1; week++) {
            var plan = api.plan(lifter.id(), week, sequence);
            for (int day : days(lifter, week)) {
                var date = date(lifter, week, day);
                if (date.isBefore(today)) {
                    var at = date.atTime(LocalTime.of(17, 30)).atZone(zone).toOffsetDateTime();
                    sequence = Math.max(sequence, train(lifter, week, day, at, performance.sets(plan, day, week, at)));
                }
            }
        }
        api.plan(lifter.id(), weeks + 1, sequence);
        start(lifter, programId(lifter));
    }

    private long train(MadeUpLifter lifter, int week, int day, OffsetDateTime at, List<CompleteSet> sets) {
        var session = session(lifter, week, day);
        for (int n = 0; n < sets.size(); n++) {
            sets.get(n).setId(id(lifter, week, day + "/" + n));
        }
        api.start(session, lifter.id(), day, at);
        long sequence = api.log(session, sets);
        api.finish(session, at.plusMinutes(3L * (sets.size() + 1)));
        return sequence;
    }

    private void start(MadeUpLifter lifter, UUID programId) {
        api.programs()
                .startProgram(new ProgramRequest()
                        .programId(programId)
                        .athleteId(lifter.id())
                        .startsOn(startsOn)
                        .lifts(MadeUpProgram.lifts(lifter)));
    }

    /**
     * Says that the days have had their weekdays since the program's first day. Those of a request that starts a program
     * hold from today on only, and nobody would have missed a day.
     */
    private void importWeekdays() {
        var at = Instant.now();
        transfer.importGym(lifters.stream()
                .map(lifter -> """
                                {"type":"weekdays","athleteId":"%s","at":"%s","programId":"%s","weekdays":[%s]}
                                """.formatted(lifter.id(), at, programId(lifter), scheduled(lifter)))
                .collect(Collectors.joining()));
    }

    private String scheduled(MadeUpLifter lifter) {
        return IntStream.rangeClosed(1, DAYS)
                .mapToObj(day -> "{\"day\":%d,\"weekday\":\"%s\",\"since\":\"%s\"}"
                        .formatted(day, date(lifter, 1, day).getDayOfWeek(), startsOn))
                .collect(Collectors.joining(","));
    }

    private LocalDate date(MadeUpLifter lifter, int week, int day) {
        int later = MadeUpLifter.ALL.indexOf(lifter) % 2;
        return startsOn.plusWeeks(week - 1L).plusDays(DAY_OF_WEEK[day] + later);
    }

    List<MadeUpLifter> lifters() {
        return lifters;
    }

    List<Integer> days(MadeUpLifter lifter, int week) {
        return IntStream.rangeClosed(1, DAYS)
                .filter(day -> lifter.trains(week, day, weeks))
                .boxed()
                .toList();
    }

    Performance performance(MadeUpLifter lifter, Random chance) {
        return new Performance(lifter, weeks, chance);
    }

    WeekPlan currentPlan(MadeUpLifter lifter) {
        return api.plan(lifter.id(), "current", 0);
    }

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
