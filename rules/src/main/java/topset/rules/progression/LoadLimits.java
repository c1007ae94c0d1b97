package topset.rules.progression;

import org.jspecify.annotations.Nullable;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.Loads;
import topset.rules.load.NumberText;

/**
 * The upper limits of the next week's load after pain or during an injury (training-rules.md § 12). A limit is a load
 * that was prescribed or lifted in the judged week. It is converted to the reps and RPE of the next week only if the
 * conversion lowers the load.
 *
 * @param sameStep whether the method has steps and repeats the step of the judged week
 */
public record LoadLimits(WeekContext week, RepTarget next, boolean sameStep) {

    record Limit(Exact load, String named) {}

    Limit ofWeek() {
        return limit(week.prescription().load());
    }

    /**
     * After pain the limit is the prescribed load or, if that is lower, the load of the lightest painful {@code TOP} or
     * {@code STRAIGHT} set.
     */
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

    /** Such as {@code pain at 120 kg}. */
    String where(PainfulSets painful) {
        @Nullable Exact lightest = painful.lightestHeavy(week.lift().unit());
        if (lightest != null) {
            return "pain at " + week.shown(lightest);
        }
        return painful.sets().size() == 1 ? "pain in a backoff set" : "pain in backoff sets";
    }

    /** Such as {@code instead of 122.5 kg no more than 120 kg}. */
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

    String lessTenth(Exact held, Exact reduced) {
        Body body = week.body();
        String less = "; " + withBody(held) + " less 10 % is ";
        return reduced.signum() == 0 && body.now().signum() != 0
                ? less + "no more than the body, so " + week.shown(reduced)
                : less + withBody(reduced);
    }

    private String withBody(Exact load) {
        return NumberText.withBody(
                week.shown(load), week.body().now(), week.lift().unit());
    }

    /** Such as {@code × 4}; empty for progression methods without steps. */
    static String reps(Target target) {
        Target.RepTarget reps = target.reps();
        return reps == null ? "" : " × " + reps.target();
    }
}
