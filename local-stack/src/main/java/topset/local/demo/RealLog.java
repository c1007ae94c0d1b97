package topset.local.demo;

import static java.nio.charset.StandardCharsets.UTF_8;

import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.temporal.ChronoUnit;
import java.time.temporal.TemporalAdjusters;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import topset.client.program.LiftRequest;
import topset.client.program.ProfileRequest;
import topset.client.program.ProgramRequest;
import topset.client.program.Progression;
import topset.client.program.ProgressionMethod;
import topset.client.program.Scheme;
import topset.client.program.Start;
import topset.client.program.Variant;
import topset.client.session.CompleteSet;
import topset.client.session.Load;
import topset.client.session.SetRole;
import topset.client.session.WeightUnit;
import topset.local.demo.AppExport.Lifted;
import topset.local.demo.AppExport.Workout;

/**
 * Imports the training log of one person. Every id is derived from the log. So if the import is interrupted and
 * repeated, the same requests are sent again. A second, final program is started after all sets have arrived, so that
 * no late set revises the targets of this program. The final program also marks the import as complete.
 *
 * @param workouts the workouts of the log, oldest first, at least one
 */
record RealLog(DemoApi api, ZoneId zone, String athlete, String name, List<Workout> workouts) {

    /**
     * Imports the log and returns a summary. All times of the log are moved by whole weeks, so that the log ends last
     * week.
     */
    String importLog(LocalDate today) {
        var program = id("program");
        if (api.program(program).isPresent()) {
            return "exists from an earlier demo";
        }
        long weeksLater = weeksLater().orElseGet(() -> {
            var last = monday(workouts.getLast().startedAt().toLocalDate());
            return ChronoUnit.WEEKS.between(last, monday(today).minusWeeks(1));
        });
        api.athletes()
                .setProfile(
                        athlete,
                        new ProfileRequest()
                                .timeZone(zone.getId())
                                .unit(topset.client.program.WeightUnit.KG)
                                .displayName(name));
        long sequence = 0;
        int sets = 0;
        for (var workout : workouts) {
            var logged = sets(workout, weeksLater);
            sequence = Math.max(sequence, log(workout, weeksLater, logged));
            sets += logged.size();
        }
        // Only the plan of a running program shows whether the program service has processed all sets. So a temporary
        // program is started first.
        start(id("rehearsal"), weeksLater);
        api.plan(athlete, "current", sequence);
        start(program, weeksLater);
        return "%d sets of %d sessions, moved by %d weeks".formatted(sets, workouts.size(), weeksLater);
    }

    static LocalDate monday(LocalDate date) {
        return date.with(TemporalAdjusters.previousOrSame(DayOfWeek.MONDAY));
    }

    /**
     * Returns the number of weeks by which an interrupted demo has moved the log; empty if no demo has begun to import
     * the log. The interrupted demo may have run in an earlier week.
     */
    private Optional<Long> weeksLater() {
        var first = workouts.getFirst();
        return api.session(session(first))
                .map(session -> ChronoUnit.WEEKS.between(
                        first.startedAt().toLocalDate(),
                        session.getStartedAt().atZoneSameInstant(zone).toLocalDate()));
    }

    private void start(UUID programId, long weeksLater) {
        var startsOn = monday(workouts.getFirst().startedAt().toLocalDate()).plusWeeks(weeksLater);
        var lifts = new ArrayList<LiftRequest>();
        first().forEach((exercise, top) -> lifts.add(new LiftRequest()
                .slotId("d" + (lifts.size() + 1) + "-" + exercise)
                .day(lifts.size() + 1)
                .exercise(exercise)
                .scheme(new Scheme().variant(Variant.SINGLE_TOP))
                .progression(new Progression().method(ProgressionMethod.LINEAR))
                .start(new Start().load(top.load()))));
        api.programs()
                .startProgram(new ProgramRequest()
                        .programId(programId)
                        .athleteId(athlete)
                        .startsOn(startsOn)
                        .lifts(lifts));
    }

    /** Returns the first logged top set of each lift, in the order of the lifts. */
    private Map<String, Lifted> first() {
        var first = new LinkedHashMap<String, Lifted>();
        workouts.forEach(workout -> workout.lifts()
                .forEach((exercise, sets) -> first.putIfAbsent(exercise, sets.get(AppExport.top(sets)))));
        return first;
    }

    private long log(Workout workout, long weeksLater, List<CompleteSet> sets) {
        var at = moved(workout.startedAt(), weeksLater);
        var days = List.copyOf(first().keySet());
        var session = session(workout);
        api.start(
                session,
                athlete,
                days.indexOf(workout.lifts().keySet().iterator().next()) + 1,
                at);
        long sequence = api.log(session, sets);
        api.finish(session, at.plusMinutes(3L * sets.size()));
        return sequence;
    }

    private List<CompleteSet> sets(Workout workout, long weeksLater) {
        var at = moved(workout.startedAt(), weeksLater);
        var sets = new ArrayList<CompleteSet>();
        workout.lifts().forEach((exercise, lifted) -> {
            int top = AppExport.top(lifted);
            for (int n = 0; n < lifted.size(); n++) {
                sets.add(set(
                        id(workout.startedAt() + " " + sets.size()),
                        exercise,
                        lifted.get(n),
                        n == top,
                        at.plusMinutes(3L * sets.size())));
            }
        });
        return sets;
    }

    private static CompleteSet set(UUID id, String exercise, Lifted lifted, boolean top, OffsetDateTime at) {
        return new CompleteSet()
                .setId(id)
                .exercise(exercise)
                .role(top ? SetRole.TOP : SetRole.BACKOFF)
                .load(new Load().value(lifted.load()).unit(WeightUnit.KG))
                .reps(lifted.reps())
                .rpe(lifted.rpe())
                .completedAt(at);
    }

    private OffsetDateTime moved(LocalDateTime at, long weeksLater) {
        return at.plusWeeks(weeksLater).atZone(zone).toOffsetDateTime();
    }

    private UUID session(Workout workout) {
        return id(workout.startedAt().toString());
    }

    private UUID id(String what) {
        return UUID.nameUUIDFromBytes((athlete + " " + what).getBytes(UTF_8));
    }
}
