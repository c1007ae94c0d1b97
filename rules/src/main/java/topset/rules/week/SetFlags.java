package topset.rules.week;

import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.contract.RaisedFlag;
import topset.contract.SetRole;
import topset.contract.WeekOutcome;
import topset.rules.lift.DecidingSet;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.StraightScheme;
import topset.rules.lift.SlotSession;
import topset.rules.load.Exact;
import topset.rules.progression.ExerciseTrend;
import topset.rules.progression.WeekBests;
import topset.rules.week.WeekStep.PastWeek;

/**
 * Collects the flags about one lift in a week (training-rules.md § 8). Each flag occurs once and knows every set that
 * caused it.
 */
public final class SetFlags {

    private static final int MOST_TOP_SETS = 2;

    private final Map<FlagCode, Causes> raised = new EnumMap<>(FlagCode.class);
    private final @Nullable String about;

    public SetFlags() {
        this(null);
    }

    /** The flags are about an exercise that is no lift of the program. */
    public SetFlags(@Nullable String about) {
        this.about = about;
    }

    private static final class Causes {
        final Set<String> setIds = new LinkedHashSet<>();
        int unnamed;

        RaisedFlag flag(FlagCode code, @Nullable String about) {
            Integer count = unnamed == 0 ? null : Integer.valueOf(setIds.size() + unnamed);
            return new NamedSets(List.copyOf(setIds), count).flag(code, about);
        }
    }

    public void raise(FlagCode code, List<String> setIds) {
        causes(code).setIds.addAll(setIds);
    }

    public void raise(FlagCode code, NamedSets sets) {
        Causes causes = causes(code);
        causes.setIds.addAll(sets.setIds());
        causes.unnamed = Math.max(causes.unnamed, sets.count() - sets.setIds().size());
    }

    private Causes causes(FlagCode code) {
        return raised.computeIfAbsent(code, none -> new Causes());
    }

    /** The most urgent first (training-rules.md § 8). */
    public List<RaisedFlag> flags() {
        if (raised.isEmpty()) {
            return List.of();
        }
        List<RaisedFlag> flags = new ArrayList<>(raised.size());
        raised.forEach((code, causes) -> flags.add(causes.flag(code, about)));
        return flags;
    }

    /** {@code TARGET_MISSED} names the given sets or, if there are none, the deciding set. */
    public void ofOutcome(
            WeekOutcome outcome,
            @Nullable DecidingSet deciding,
            NamedSets missed,
            Prescription prescribed,
            boolean paused) {
        List<String> cause = deciding == null ? List.of() : List.of(deciding.setId());
        if (outcome == WeekOutcome.MISSED) {
            raise(FlagCode.TARGET_MISSED, missed.count() == 0 ? NamedSets.of(cause) : missed);
        }
        if (outcome == WeekOutcome.NOT_TRAINED && !paused) {
            raise(FlagCode.NOT_TRAINED, List.of());
        }
        if (deciding != null && (deciding.reps() == 0 || deciding.isAbove(ceiling(prescribed)))) {
            raise(FlagCode.TRAINED_TO_FAILURE, cause);
        }
    }

    private static Exact ceiling(Prescription prescribed) {
        return switch (prescribed) {
            case Prescription.TopSet topSet -> topSet.top().ceiling();
            case Prescription.Straight straight -> StraightScheme.CEILING;
        };
    }

    public void ofSession(SlotSession session) {
        List<LoggedSet> tops = session.sets(SetRole.TOP);
        LoggedSet first = tops.isEmpty() ? null : tops.getFirst();
        if (first != null && !session.warmedUp(first.exercise(), first.completedAt())) {
            raise(FlagCode.WARM_UP_SKIPPED, List.of(first.setId()));
        }
        if (tops.size() > MOST_TOP_SETS) {
            raise(FlagCode.EXTRA_TOP_SETS, ids(tops, set -> true));
        }
        if (first != null) {
            List<String> early = ids(
                    session.sets(),
                    set -> set.role() == SetRole.BACKOFF && set.completedAt().isBefore(first.completedAt()));
            if (!early.isEmpty()) {
                raise(FlagCode.OUT_OF_ORDER, early);
            }
        }
        ofPain(session.sets());
    }

    /**
     * {@code PERSONAL_RECORD} and {@code SUDDEN_DROP} are raised only for the lift whose set has the week's highest
     * e1RM, so that each occurs once per week and exercise.
     */
    public void ofExercise(PastWeek past) {
        WeekBests.BestOfWeek best = past.best();
        if (best == null) {
            return;
        }
        for (SlotSession session : past.sessions()) {
            for (LoggedSet set : session.sets()) {
                if (set.setId().equals(best.set().setId())) {
                    ofRecord(best, past.trend());
                }
            }
        }
    }

    public void ofRecord(WeekBests.@Nullable BestOfWeek best, @Nullable ExerciseTrend trend) {
        if (best == null || trend == null) {
            return;
        }
        if (best.e1rm().isAbove(trend.best())) {
            raise(FlagCode.PERSONAL_RECORD, List.of(best.set().setId()));
        }
        if (trend.dropsTo(best.e1rm())) {
            raise(FlagCode.SUDDEN_DROP, List.of(best.set().setId()));
        }
    }

    public void ofPain(List<LoggedSet> sets) {
        List<String> painful = ids(sets, LoggedSet::pain);
        if (!painful.isEmpty()) {
            raise(FlagCode.PAIN_REPORTED, painful);
        }
    }

    private static List<String> ids(List<LoggedSet> sets, Predicate<LoggedSet> which) {
        List<String> ids = new ArrayList<>();
        for (LoggedSet set : sets) {
            if (which.test(set)) {
                ids.add(set.setId());
            }
        }
        return ids;
    }
}
