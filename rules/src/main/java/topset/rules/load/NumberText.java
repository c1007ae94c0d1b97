package topset.rules.load;

import topset.contract.WeightUnit;

/**
 * Converts numbers to text for people (training-rules.md § 17): loads rounded to 0.1, RPE and percent to 0.5, half-up.
 */
public final class NumberText {

    private static final int TENTHS = 10;
    private static final int HALVES = 2;
    private static final int TENTHS_OF_A_HALF = 5;

    private NumberText() {}

    /** For example {@code 122.5 kg}. */
    public static String load(Exact load, WeightUnit unit) {
        return tenths(load.tenths()) + " " + unit;
    }

    /** Such as {@code 20 kg and 80 kg of body}; only the load if the bodyweight is 0. */
    public static String withBody(String load, Exact bodyweight, WeightUnit unit) {
        return bodyweight.signum() == 0 ? load : load + " and " + load(bodyweight, unit) + " of body";
    }

    public static String rpe(Exact rpe) {
        return tenths(TENTHS_OF_A_HALF * rpe.roundedTimes(HALVES));
    }

    public static String percent(Exact percent) {
        return rpe(percent) + " %";
    }

    public static String reps(int reps) {
        return reps == 1 ? "1 rep" : reps + " reps";
    }

    private static String tenths(long tenths) {
        String whole = (tenths < 0 ? "-" : "") + Math.abs(tenths) / TENTHS;
        long rest = Math.abs(tenths) % TENTHS;
        return rest == 0 ? whole : whole + "." + rest;
    }
}
