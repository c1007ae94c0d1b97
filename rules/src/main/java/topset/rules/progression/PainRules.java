package topset.rules.progression;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import topset.contract.Why;
import topset.rules.load.Exact;

/**
 * The rules {@code pain} and {@code injury} (training-rules.md § 12), which are applied after the rules that compute
 * the load.
 *
 * @param painful may be empty if the athlete is injured
 * @param painWeeks the number of painful weeks in a row, including this one
 */
public record PainRules(PainfulSets painful, int painWeeks, boolean injured) {

    private static final Exact NINE_TENTHS = Exact.ratio(9, 10);
    private static final int REDUCES = 2;
    private static final int PERSISTS = 3;

    /** Null if no set was painful and the athlete is not injured. */
    public static @Nullable PainRules of(PainfulSets painful, int painWeeks, boolean injured) {
        return painful.isEmpty() && !injured ? null : new PainRules(painful, painWeeks, injured);
    }

    /** Only a trained week without pain resets the number to 0. */
    public static int painWeeks(int before, PainfulSets painful, boolean trained) {
        if (!painful.isEmpty()) {
            return before + 1;
        }
        return trained ? 0 : before;
    }

    public boolean reduces() {
        return !painful.isEmpty() && painWeeks >= REDUCES;
    }

    public boolean persists() {
        return !painful.isEmpty() && painWeeks >= PERSISTS;
    }

    /** The reason why {@code backoff.easy} does not make the backoff sets heavier. */
    public String notEasier() {
        return painful.isEmpty() ? "but the athlete is injured" : "but with pain";
    }

    /** The state stays as at the start of the week. So a method with steps stays at the same step. */
    public ProgressionResult keepState(ProgressionResult result, Progression method, WeekContext week) {
        Target next = method.hasSteps()
                ? method.hold(week).next()
                : new Target(result.next().exact(), result.next().reps(), week.state());
        return new ProgressionResult(result.outcome(), next, result.why(), result.flags());
    }

    public ProgressionResult hold(ProgressionResult stands, LoadLimits limits, Function<Exact, Target> lowered) {
        ProgressionResult held = painful.isEmpty() ? stands : afterPain(stands, limits, lowered);
        return injured ? whileInjured(held, limits, lowered) : held;
    }

    private ProgressionResult afterPain(ProgressionResult stands, LoadLimits limits, Function<Exact, Target> lowered) {
        LoadLimits.Limit limit = limits.ofPain(painful);
        Exact before = stands.next().exact();
        Exact exact = before.min(limit.load());
        boolean reduces = reduces();
        StringBuilder says = new StringBuilder(limits.where(painful))
                .append(reduces ? ", " + painWeeks + " painful weeks in a row: " : ": ")
                .append(limits.noMore(stands, limit));
        if (reduces) {
            Exact reduced = limits.week().body().shareToLift(exact, NINE_TENTHS).min(exact);
            says.append(limits.lessTenth(exact, reduced));
            exact = reduced;
        }
        says.append(LoadLimits.reps(stands.next()));
        Why why = painful.named().why(reduces ? "pain.reduce" : "pain.hold", says.toString());
        return stands.then(at(stands.next(), exact, lowered), why);
    }

    private static ProgressionResult whileInjured(
            ProgressionResult stands, LoadLimits limits, Function<Exact, Target> lowered) {
        LoadLimits.Limit limit = limits.ofWeek();
        Exact exact = stands.next().exact().min(limit.load());
        String says = "the athlete is injured: " + limits.noMore(stands, limit) + LoadLimits.reps(stands.next());
        return stands.then(at(stands.next(), exact, lowered), new Why("injury.hold", says));
    }

    private static Target at(Target stands, Exact exact, Function<Exact, Target> lowered) {
        return (exact.equals(stands.exact()) ? stands : lowered.apply(exact)).roundedDown();
    }
}
