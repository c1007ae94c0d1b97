package topset.program.planning;

import jakarta.enterprise.context.ApplicationScoped;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.AthleteProfileChanged.Goal;
import topset.contract.WeightUnit;
import topset.edge.Exercises;
import topset.edge.Problem;
import topset.edge.Violation;
import topset.program.facts.Facts;
import topset.program.planning.ProgramEvent.LiftWarning;
import topset.program.training.ExerciseTrend;
import topset.program.training.LiftCheck;
import topset.program.training.TargetOverride;
import topset.program.training.lift.Lift;
import topset.program.training.lift.LiftRequest;
import topset.program.training.lift.Refusals;
import topset.program.training.load.Exact;
import topset.program.training.load.Loads;

/** Asks the rules whether what a coach wants is within them; what they refuse is answered 422, whole. */
@ApplicationScoped
public class RuleChecks {
    private final Exercises exercises;

    public RuleChecks(Exercises exercises) {
        this.exercises = exercises;
    }

    /** Lifts with every default filled in, and what was let through with a remark. */
    record Checked(List<Lift> lifts, List<LiftWarning> warnings) {}

    /** One of them. */
    record CheckedLift(Lift lift, List<LiftWarning> warnings) {}

    /** The lifts of a program to start. */
    Checked start(Connection connection, Known known, LocalDate startsOn, List<LiftRequest> lifts) throws SQLException {
        return accepted(LiftCheck.check(lifts, context(known, startsOn, history(connection, known, startsOn, lifts))));
    }

    /** A lift from a week on; it goes on from where it is unless another start is given. */
    CheckedLift change(CoachService.On on, Lift now, int fromWeek, LiftRequest asked) {
        if (asked.slotId() != null && !asked.slotId().equals(now.slotId())) {
            throw Problem.refused("slotId", asked.slotId() + " is not " + now.slotId(), "slot");
        }
        var whole = new LiftRequest(
                now.slotId(),
                asked.day(),
                asked.exercise(),
                asked.scheme(),
                asked.progression(),
                asked.start() == null && now.exercise().equals(asked.exercise()) ? start(now) : asked.start(),
                asked.equipment(),
                asked.force());
        var checked = accepted(
                LiftCheck.check(List.of(whole), context(on.known(), on.program().startsOn(), exercise -> null)));
        return new CheckedLift(checked.lifts().getFirst(), checked.warnings());
    }

    private static LiftRequest.Start start(Lift now) {
        return new LiftRequest.Start(now.start().firstLoad().output(), null, null, null);
    }

    /** An override of a slot's week. */
    TargetOverride override(CoachService.On on, Lift lift, int week, OverrideRequest asked) {
        if (week < 1) {
            throw Problem.refused("week", week + " is not a week of the program", "override");
        }
        if (asked.load() == null
                && asked.reps() == null
                && asked.backoffReduction() == null
                && asked.backoffSets() == null) {
            throw Problem.refused("load", "one of load, reps, backoffReduction and backoffSets is needed", "override");
        }
        return new TargetOverride(
                lift.slotId(),
                week,
                asked.load() == null ? null : Exact.of(asked.load()),
                asked.reps(),
                asked.backoffReduction() == null ? null : Exact.of(asked.backoffReduction()),
                asked.backoffSets(),
                asked.reason());
    }

    private LiftCheck.Context context(Known known, LocalDate startsOn, Function<String, @Nullable Exact> history) {
        var details = known.requireProfile().details();
        var goal = details.goal();
        return new LiftCheck.Context(
                exercises::find,
                details.unit(),
                startsOn,
                details.trainingSince(),
                details.injured(),
                goal == null ? null : Goal.valueOf(goal.name()),
                history);
    }

    /** Looked up only where a lift is to start from it: it takes the athlete's whole history. */
    private Function<String, @Nullable Exact> history(
            Connection connection, Known known, LocalDate startsOn, List<LiftRequest> lifts) throws SQLException {
        var isAsked = lifts.stream()
                .filter(Objects::nonNull)
                .map(LiftRequest::start)
                .anyMatch(start -> start != null && Boolean.TRUE.equals(start.fromHistory()));
        if (!isAsked) {
            return exercise -> null;
        }
        var sets = Facts.since(connection, List.of(new Facts.Wanted(known.athlete(), FoldTask.LONG_AGO)))
                .getOrDefault(known.athlete(), List.of());
        var trends = known.before(startsOn, exercises::find).trends(sets);
        return exercise ->
                smoothed(trends, exercise, known.requireProfile().details().unit());
    }

    private static @Nullable Exact smoothed(Map<String, ExerciseTrend> trends, String exercise, WeightUnit unit) {
        var trend = trends.get(exercise);
        return trend == null ? null : Loads.convert(trend.smoothed(), WeightUnit.KG, unit);
    }

    private static Checked accepted(LiftCheck.Checked checked) {
        return switch (checked) {
            case LiftCheck.Accepted accepted ->
                new Checked(
                        accepted.lifts(),
                        accepted.warnings().stream()
                                .map(warning -> new LiftWarning(warning.rule(), warning.says()))
                                .toList());
            case LiftCheck.Refused refused -> throw refused(refused.violations());
        };
    }

    private static Problem refused(List<Refusals.Violation> violations) {
        return Problem.refused(violations.stream()
                .map(each -> new Violation(each.field(), each.message(), each.rule()))
                .toList());
    }
}
