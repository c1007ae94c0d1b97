package topset.rules.week;

import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import topset.contract.Exercise.LoadMode;
import topset.contract.Exercise.Suitability;
import topset.contract.FlagCode;
import topset.rules.lift.Prescription;
import topset.rules.lift.Scheme.BackoffScheme;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;
import topset.rules.progression.RepTarget;
import topset.rules.week.Proposals.Proposal.DeloadOfWeek;
import topset.rules.week.Proposals.Proposal.Injury;
import topset.rules.week.Proposals.Proposal.NextTarget;
import topset.rules.week.Proposals.Proposal.ProposalKind;
import topset.rules.week.Proposals.Proposal.Replacement;

/**
 * Each lift gets the first suitable proposal, in this order: a deload week, another exercise, a question about pain,
 * the same load again, heavier backoff sets.
 */
public final class Proposals {

    /** The step of the backoff reduction in % (training-rules.md § 4). */
    private static final Exact STEP = Exact.parse("2.5");

    private static final String LONG_PAIN = "pain in three weeks or more";

    /** Another exercise may be proposed, because the problem has lasted for weeks. */
    private static final List<FlagCode> LASTING = List.of(FlagCode.PAIN_PERSISTS, FlagCode.STALLED);

    private static final List<FlagCode> TIRED =
            List.of(FlagCode.STALLED, FlagCode.REDUCE_MORE, FlagCode.TARGET_MISSED, FlagCode.TRAINED_TO_FAILURE);

    private static final List<FlagCode> PAINFUL = List.of(FlagCode.PAIN_PERSISTS, FlagCode.PAIN_REPORTED);

    private static final List<FlagCode> TOO_MUCH =
            List.of(FlagCode.BEYOND_FAILURE, FlagCode.SUDDEN_DROP, FlagCode.TRAINED_TO_FAILURE, FlagCode.TARGET_MISSED);

    private Proposals() {}

    public static List<Proposal> of(List<FlaggedLift> lifts) {
        return lifts.stream().flatMap(lift -> of(lift).stream()).toList();
    }

    private static Optional<Proposal> of(FlaggedLift lift) {
        if (lift.isAroundDeload()) {
            return checkPain(lift);
        }
        return Stream.of(deload(lift), swap(lift), checkPain(lift), hold(lift), lowerReduction(lift))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** All lifts get the same week, because a deload applies to all lifts of the program. */
    private static Optional<Proposal> deload(FlaggedLift lift) {
        int week = lift.next().week();
        return lift.isDeloadSuggested()
                ? TIRED.stream()
                        .filter(lift::has)
                        .findFirst()
                        .map(flag -> proposal(
                                ProposalKind.DELOAD,
                                lift,
                                FlagCode.DELOAD_SUGGESTED,
                                "several lifts make no progress: make week " + week + " a deload",
                                new DeloadOfWeek(week)))
                : Optional.empty();
    }

    /** For a heavy top set the exercise that suits it best, of equally suitable ones the most similar. */
    private static Optional<Proposal> swap(FlaggedLift lift) {
        if (lift.isReplaced()) {
            return Optional.empty();
        }
        boolean isHeavy = lift.lift().scheme().variant().rules().isHeavy();
        return LASTING.stream()
                .filter(flag -> flag == FlagCode.STALLED ? lift.isStalled() && !hurts(lift) : lift.has(flag))
                .findFirst()
                .flatMap(flag -> lift.alternatives().stream()
                        .filter(each -> each.movement().loadMode() == LoadMode.EXTERNAL
                                && (!isHeavy || each.suitability() != Suitability.NOT_RECOMMENDED))
                        .min(Comparator.comparing(each -> isHeavy ? each.suitability() : Suitability.IDEAL))
                        .map(each -> proposal(
                                ProposalKind.SWAP,
                                lift,
                                flag,
                                (flag == FlagCode.STALLED ? "no better estimate in three trained weeks" : LONG_PAIN)
                                        + ": do " + each.id() + " instead of "
                                        + lift.lift().exercise() + " from next week on",
                                new Replacement(each.id()))));
    }

    /** Then the stall may come from the pain, which is asked about first. */
    private static boolean hurts(FlaggedLift lift) {
        return PAINFUL.stream().anyMatch(lift::has);
    }

    /** Only a person can decide whether pain, after which the rules limit the load, is an injury. */
    private static Optional<Proposal> checkPain(FlaggedLift lift) {
        if (lift.has(FlagCode.INJURED)) {
            return Optional.empty();
        }
        return PAINFUL.stream()
                .filter(lift::has)
                .findFirst()
                .map(flag -> proposal(
                        ProposalKind.CHECK_PAIN,
                        lift,
                        flag,
                        (flag == FlagCode.PAIN_PERSISTS ? LONG_PAIN : "a set hurt")
                                + ": ask what it is; if it is an injury, note it, and no load rises",
                        new Injury()));
    }

    private static Optional<Proposal> hold(FlaggedLift lift) {
        SlotWeek current = lift.current();
        SlotWeek next = lift.next();
        if (lift.isOverridden()
                || lift.isReplacedNextWeek()
                || current == null
                || !isComparable(current.prescription(), next.prescription())) {
            return Optional.empty();
        }
        Exact now = current.prescription().load();
        Exact then = next.prescription().load();
        return lift.firstOf(TOO_MUCH)
                .filter(flag -> Loads.compare(then, now) > 0)
                .map(flag -> proposal(
                        ProposalKind.HOLD,
                        lift,
                        flag,
                        why(flag) + ", and next week asks for " + shown(lift, then) + ": stay at " + shown(lift, now),
                        new NextTarget(next.week(), now, null)));
    }

    /** Loads can be compared only if reps and RPE are the same. */
    private static boolean isComparable(Prescription now, Prescription then) {
        return now.unit() == then.unit() && RepTarget.of(now).hasSameLoadAs(RepTarget.of(then));
    }

    private static String why(FlagCode flag) {
        return switch (flag) {
            case BEYOND_FAILURE -> "the forecast doubts next week's sets";
            case SUDDEN_DROP -> "the week is far below the trend";
            case TRAINED_TO_FAILURE -> "the deciding set was too hard or failed";
            default -> "the target was missed";
        };
    }

    /**
     * After easy backoff sets the training rules already lower the reduction by one step (training-rules.md § 4). The
     * proposal lowers it by a second step.
     */
    private static Optional<Proposal> lowerReduction(FlaggedLift lift) {
        BackoffScheme scheme = lift.lift().scheme().backoff();
        if (lift.isOverridden()
                || lift.isReplacedNextWeek()
                || scheme == null
                || !(lift.next().prescription() instanceof Prescription.TopSet planned)) {
            return Optional.empty();
        }
        Exact reduction = planned.backoff().reduction();
        Exact lower = reduction.minus(STEP);
        return lift.firstOf(List.of(FlagCode.BACKOFFS_TOO_EASY))
                .filter(flag -> !lower.isBelow(scheme.lowest()))
                .map(flag -> proposal(
                        ProposalKind.LOWER_REDUCTION,
                        lift,
                        flag,
                        "the backoff sets can be heavier: " + NumberText.percent(lower)
                                + " off the top load instead of " + NumberText.percent(reduction),
                        new NextTarget(lift.next().week(), null, lower)));
    }

    private static String shown(FlaggedLift lift, Exact load) {
        return NumberText.load(load, lift.lift().unit());
    }

    private static Proposal proposal(
            ProposalKind kind, FlaggedLift lift, FlagCode flag, String says, Proposal.Change change) {
        return new Proposal(kind, lift.lift().slotId(), flag, says, change);
    }

    /** A change that is proposed to the coach because a lift has a flag. */
    public record Proposal(ProposalKind kind, String slotId, FlagCode flag, String says, Change change) {

        public enum ProposalKind {
            /** Ask about the pain, and note it in the profile if it is an injury. During an injury no load rises. */
            CHECK_PAIN,
            DELOAD,
            /** Replace the exercise from next week on. The new load is computed from the old load. */
            SWAP,
            HOLD,
            LOWER_REDUCTION
        }

        /** The change that a client makes if the coach accepts the proposal. */
        public sealed interface Change permits Injury, DeloadOfWeek, Replacement, NextTarget {}

        public record Injury() implements Change {}

        public record DeloadOfWeek(int week) implements Change {}

        public record Replacement(String exercise) implements Change {}

        /** The computed load or reduction is used if the value is null. The reduction is in %. */
        public record NextTarget(
                int week, @Nullable Exact load, @Nullable Exact reduction) implements Change {}
    }
}
