package topset.program.plans;

import com.fasterxml.jackson.annotation.JsonUnwrapped;
import java.math.BigDecimal;
import java.time.DayOfWeek;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Prescription;
import topset.contract.RaisedFlag;
import topset.contract.TargetStatus;
import topset.contract.Why;
import topset.program.programs.PainWarning;
import topset.program.programs.Program;
import topset.program.programs.Program.StoredTarget;
import topset.program.web.Waiting;
import topset.rules.check.LiftCheck.LiftWarning;
import topset.rules.lift.Lift;
import topset.rules.lift.RestTimes;
import topset.rules.load.Equipment;
import topset.rules.load.Exact;
import topset.rules.load.LoadableWeights;
import topset.rules.progression.Deload;
import topset.rules.week.Attendance.MissedDay;
import topset.rules.week.SlotWeek;
import topset.rules.week.WarmUp;
import topset.rules.week.WeeklySchedule;

/** {@code flags} are not about one slot; in the running week also missed days. */
public record WeekPlan(
        String athleteId,
        UUID programId,
        int week,
        LocalDate startsOn,
        TargetStatus status,
        @JsonUnwrapped Waiting waiting,
        AsOf asOf,
        @JsonUnwrapped Days schedule,
        List<RaisedFlag> flags,
        List<PlanLift> lifts) {

    static WeekPlan of(String athleteId, PlanAsOf plan, int week) {
        var program = plan.program();
        var isFinal = program.week(week).stream().allMatch(each -> each.status() == TargetStatus.FINAL);
        return new WeekPlan(
                athleteId,
                program.id(),
                week,
                plan.calendar().startDate(week),
                isFinal ? TargetStatus.FINAL : TargetStatus.PROVISIONAL,
                Waiting.of(plan.parked()),
                AsOf.of(plan),
                new Days(LighterWeek.of(program.deloadIn(week)), days(plan, week)),
                flags(plan, week),
                program.liftsIn(week).stream()
                        .flatMap(lift -> program.target(week, lift.slotId()).stream())
                        .map(target -> PlanLift.of(program, target))
                        .toList());
    }

    private static @Nullable List<DatedDay> days(PlanAsOf plan, int week) {
        var days = plan.program().schedule().days();
        return days.isEmpty()
                ? null
                : days.stream()
                        .map(day -> new DatedDay(
                                day.day(),
                                day.weekday(),
                                WeeklySchedule.dateIn(plan.calendar().startDate(week), day)
                                        .filter(date -> plan.endsOn() == null || date.isBefore(plan.endsOn()))
                                        .orElse(null)))
                        .toList();
    }

    private static List<RaisedFlag> flags(PlanAsOf plan, int week) {
        var missed = week == Math.max(1, plan.currentWeek()) ? plan.missedDays() : List.<MissedDay>of();
        return Stream.concat(missed.stream().map(MissedDay::flag), plan.program().ownFlags(week).stream())
                .toList();
    }

    /**
     * The plates of one side of the bar, heaviest first; null for equipment without plates, and for a load that this
     * equipment cannot have. A stored load can be such a load if the equipment has changed since.
     */
    static @Nullable List<BigDecimal> platesPerSide(Equipment equipment, Exact load) {
        var loadable = LoadableWeights.of(equipment);
        var plates = loadable.nearest(load).equals(load) ? loadable.platesPerSide(load) : null;
        return plates == null ? null : plates.stream().map(Exact::output).toList();
    }

    /** Without weekdays, {@code days} is absent. */
    public record Days(
            @Nullable LighterWeek deload, @Nullable List<DatedDay> days) {}

    /** {@code date} is absent if in this week the day has another weekday or none. */
    public record DatedDay(
            int day, DayOfWeek weekday, @Nullable LocalDate date) {}

    /** {@code percent} is the share of the planned load; {@code reason} is absent for a regular deload. */
    public record LighterWeek(
            BigDecimal percent, int backoffSets, @Nullable String reason) {

        static @Nullable LighterWeek of(@Nullable Deload deload) {
            return deload == null
                    ? null
                    : new LighterWeek(deload.percent().output(), deload.backoffSets(), deload.reason());
        }
    }

    /** The newest session event that an answer includes, and the time of the answer in the athlete's time zone. */
    public record AsOf(long sequence, OffsetDateTime time) {
        public static AsOf of(PlanAsOf plan) {
            var time = plan.asOf().truncatedTo(ChronoUnit.MILLIS).atZone(plan.zone());
            return new AsOf(plan.sequence(), time.toOffsetDateTime());
        }
    }

    /** {@code planned} is the prescription without the deload, only in a deload week. */
    public record PlanLift(
            @JsonUnwrapped SlotOfDay slot,
            @JsonUnwrapped Prescription prescription,
            @Nullable Prescription planned,
            @JsonUnwrapped Loading loading,
            int revision,
            boolean overridden,
            List<RaisedFlag> flags,
            List<Why> why,
            List<LiftWarning> warnings) {

        public static PlanLift of(Program program, StoredTarget target) {
            var week = target.slotWeek();
            var lift = program.lift(week.slotId(), week.week());
            var override = program.adjustments().override(week.slotId(), week.week());
            return new PlanLift(
                    new SlotOfDay(
                            lift.slotId(),
                            lift.day(),
                            lift.exercise(),
                            lift.scheme().variant().name()),
                    week.prescription().published(),
                    week.publishedPlan(),
                    Loading.of(lift, week),
                    target.revision(),
                    override.isPresent(),
                    target.flags(),
                    week.why(),
                    override.flatMap(each -> PainWarning.of(each, week)).stream()
                            .toList());
        }
    }

    public record SlotOfDay(String slotId, int day, String exercise, String variant) {}

    /** The sets before the top set, and the plates of the sets. */
    public record Loading(
            List<Step> ramp, List<Step> warmUp, @Nullable Plates plates) {

        private static Loading of(Lift lift, SlotWeek week) {
            var warmUp = WarmUp.of(lift, week);
            return new Loading(
                    Step.of(warmUp.ramp(), lift, RestTimes.HEAVY),
                    Step.of(warmUp.sets(), lift, null),
                    Plates.of(lift.equipment(), week.prescription()));
        }
    }

    /** {@code restSeconds} is absent after a warm-up set, for which the guide names no rest. */
    public record Step(
            BigDecimal load,
            int reps,
            @Nullable Integer restSeconds,
            @Nullable List<BigDecimal> plates) {

        private static List<Step> of(List<WarmUp.Step> steps, Lift lift, @Nullable Integer restSeconds) {
            return steps.stream()
                    .map(step -> new Step(
                            step.load().output(),
                            step.reps(),
                            restSeconds,
                            platesPerSide(lift.equipment(), step.load())))
                    .toList();
        }
    }

    /** The plates on each side of the bar, heaviest first. */
    public record Plates(
            @Nullable List<BigDecimal> top,
            @Nullable List<BigDecimal> backoff,
            @Nullable List<BigDecimal> straight) {

        private static @Nullable Plates of(Equipment equipment, topset.rules.lift.Prescription prescription) {
            var heaviest = platesPerSide(equipment, prescription.load());
            return switch (prescription) {
                case topset.rules.lift.Prescription.TopSet topSet -> {
                    var backoff = platesPerSide(equipment, topSet.backoff().load());
                    yield heaviest == null || backoff == null ? null : new Plates(heaviest, backoff, null);
                }
                case topset.rules.lift.Prescription.Straight _ ->
                    heaviest == null ? null : new Plates(null, null, heaviest);
            };
        }
    }
}
