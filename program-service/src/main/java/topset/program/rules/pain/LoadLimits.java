package topset.program.rules.pain;

import org.jspecify.annotations.Nullable;
import topset.program.rules.load.Body;
import topset.program.rules.load.Exact;
import topset.program.rules.load.Loads;
import topset.program.rules.load.Spoken;
import topset.program.rules.progression.ProgressionResult;
import topset.program.rules.progression.RepTarget;
import topset.program.rules.progression.Target;
import topset.program.rules.progression.WeekContext;

/**
 * The loads of a week that the next one must not exceed, and how reasons name them. They are converted to the reps and
 * RPE of the next week only where that lowers them (training-rules.md § 12).
 *
 * @param week that is judged
 * @param next reps and RPE of the next week's load
 * @param sameStep whether a method with steps repeats the step of the week
 */
public record LoadLimits(WeekContext week, RepTarget next, boolean sameStep) {

    /** A load of the next week that is not exceeded, and its name. */
    record Limit(Exact load, String named) {}

    /** L. */
    Limit ofWeek() {
        return limit(week.prescription().load());
    }

    /** The lesser of L and the lightest painful TOP or STRAIGHT load. */
    Limit ofPain(PainfulSets painful) {
        Limit ofWeek = ofWeek();
        Exact lightest = painful.lightestHeavy(week.lift().unit());
        Limit ofSet = lightest == null ? ofWeek : limit(lightest);
        return ofSet.load().isBelow(ofWeek.load()) ? ofSet : ofWeek;
    }

    private Limit limit(Exact load) {
        RepTarget seen = RepTarget.of(week.prescription());
        if (!seen.hasSameLoadAs(next)) {
            Exact converted = week.body().shareThen(load, next.share().over(seen.share()));
            if (converted.isBelow(load)) {
                String named = week.shown(converted) + " (" + week.shown(load) + " converted to " + next.shown() + ")";
                return new Limit(converted, named);
            }
        }
        return new Limit(load, week.shown(load));
    }

    /** Where it hurt, as in {@code pain at 120 kg}. */
    String where(PainfulSets painful) {
        @Nullable Exact lightest = painful.lightestHeavy(week.lift().unit());
        if (lightest != null) {
            return "pain at " + week.shown(lightest);
        }
        return painful.sets().size() == 1 ? "pain in a backoff set" : "pain in backoff sets";
    }

    /** What a limit makes of the load that stands, as in {@code instead of 122.5 kg no more than 120 kg}. */
    String noMore(ProgressionResult stands, Limit limit) {
        Exact load = stands.next().exact();
        String again = sameStep ? "the same step again, " : "";
        if (Loads.compare(load, limit.load()) == 0) {
            return again + "no more than " + limit.named();
        }
        return again
                + (load.isBelow(limit.load())
                        ? "no more than " + limit.named() + ", so " + week.shown(load) + " stays"
                        : "instead of " + week.shown(load) + " no more than " + limit.named());
    }

    /** A tenth less than the held load, in words. */
    String lessTenth(Exact held, Exact reduced) {
        Body body = week.body();
        String less = "; " + withBody(held) + " less 10 % is ";
        return reduced.signum() == 0 && body.now().signum() != 0
                ? less + "no more than the body, so " + week.shown(reduced)
                : less + withBody(reduced);
    }

    private String withBody(Exact load) {
        return Spoken.withBody(week.shown(load), week.body().now(), week.lift().unit());
    }

    /** The reps of a method's step, as in {@code  × 4}; empty for other methods. */
    static String reps(Target target) {
        Target.Reps reps = target.reps();
        return reps == null ? "" : " × " + reps.target();
    }
}
