package topset.program.publishing;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import topset.contract.ProgramFact.BackoffAdjusted;
import topset.contract.ProgramFact.FlagsChanged;
import topset.contract.ProgramFact.FlagsChanged.StandingFlag;
import topset.contract.ProgramFact.TargetRecomputed;
import topset.program.programs.Program;
import topset.program.programs.StandingFlags;
import topset.rules.lift.Lift;
import topset.rules.lift.NamedSets;
import topset.rules.lift.Prescription;
import topset.rules.week.SlotWeek;
import topset.rules.week.TodayBackoff;
import topset.store.Athlete;

/**
 * Makes the results of a computed plan in the form in which they are stored, published and read. Numbers are rounded
 * half-up to three decimals.
 */
public final class ProgramResults {
    /**
     * Enough for {@link NamedSets#MOST} sets in each of fifty flags. If there are more flags, each names fewer sets.
     */
    private static final int MOST_SET_IDS = 1_000;

    private ProgramResults() {}

    public static TargetRecomputed target(
            Athlete athlete,
            Program program,
            Program.StoredTarget decided,
            @Nullable SlotWeek weekBefore,
            @Nullable String causedBy) {
        var week = decided.slotWeek();
        return new TargetRecomputed(
                program.id(),
                athlete.gym(),
                athlete.id(),
                week.slotId(),
                program.lift(week.slotId(), week.week()).exercise(),
                week.week(),
                week.status(),
                decided.revision(),
                week.prescription().published(),
                week.publishedPlan(),
                done(program, week),
                weekBefore == null ? null : previous(weekBefore.prescription()),
                causedBy,
                week.why(),
                decided.flags());
    }

    /** Null if the target has no result of a week. A coach may have changed the exercise and the unit since. */
    private static TargetRecomputed.@Nullable Done done(Program program, SlotWeek week) {
        var done = week.done();
        return done == null ? null : done.published(program.lift(week.slotId(), done.week()));
    }

    private static TargetRecomputed.Previous previous(Prescription prescription) {
        return switch (prescription) {
            case Prescription.TopSet topSet ->
                new TargetRecomputed.Previous(
                        topSet.load().output(), topSet.backoff().load().output());
            case Prescription.Straight straight ->
                new TargetRecomputed.Previous(straight.load().output(), null);
        };
    }

    public static FlagsChanged flags(
            Athlete athlete, Program program, int week, List<StandingFlag> before, List<StandingFlag> now) {
        return new FlagsChanged(
                program.id(), athlete.gym(), athlete.id(), week, shortened(now), StandingFlags.raised(before, now));
    }

    /** If there are many flags, each flag names fewer sets, so that the message stays small. */
    static List<StandingFlag> shortened(List<StandingFlag> flags) {
        int most = Math.clamp(MOST_SET_IDS / Math.max(1, flags.size()), 1, NamedSets.MOST);
        return flags.stream().map(flag -> naming(most, flag)).toList();
    }

    private static StandingFlag naming(int most, StandingFlag flag) {
        int named = flag.setIds().size();
        if (named <= most) {
            return flag;
        }
        var newest = flag.setIds().subList(named - most, named);
        return new StandingFlag(
                flag.code(),
                flag.slotId(),
                flag.about(),
                newest,
                flag.setCount() == null ? Integer.valueOf(named) : flag.setCount());
    }

    public static BackoffAdjusted backoff(
            Athlete athlete, Program program, Lift lift, int week, String sessionId, TodayBackoff backoff) {
        return new BackoffAdjusted(
                program.id(),
                athlete.gym(),
                athlete.id(),
                lift.slotId(),
                week,
                UUID.fromString(sessionId),
                lift.unit(),
                backoff.load().output(),
                backoff.exactLoad().output(),
                backoff.reduction().output(),
                backoff.setsLeft(),
                backoff.why());
    }
}
