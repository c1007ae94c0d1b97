package topset.rules.progression;

import topset.contract.WeightUnit;
import topset.contract.Why;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.lift.Variant;
import topset.rules.load.Body;
import topset.rules.load.Exact;
import topset.rules.load.NumberText;

/** The reason {@code deload} in words (training-rules.md § 13). */
public final class DeloadText {

    private static final String RULE = "deload";

    private DeloadText() {}

    /**
     * Values that a coach's override replaces are left out, because the reason of the override describes them.
     *
     * @param planned the prescription without deload and override
     * @param loadGiven whether an override sets the load
     * @param setsGiven whether an override sets the number of backoff sets
     * @param loaded the rounded load in words, if rounding changes the load; otherwise empty
     */
    public static Why reason(
            Deload deload,
            Lift lift,
            Prescription planned,
            Prescription prescribed,
            Body body,
            boolean loadGiven,
            boolean setsGiven,
            String loaded) {
        String says = deload.reason() == null ? "a regular deload" : "the coach wants a deload";
        if (!loadGiven) {
            says += ", " + load(deload, planned.exactLoad(), lift.unit(), body);
            says += loaded.isEmpty() ? "" : ", " + loaded;
        }
        says += sets(lift.scheme().variant(), planned, prescribed, setsGiven);
        return new Why(RULE, deload.reason() == null ? says : says + ": " + deload.reason());
    }

    private static String load(Deload deload, Exact planned, WeightUnit unit, Body body) {
        String of = deload.percent().shown() + " % of "
                + NumberText.withBody(NumberText.load(planned, unit), body.now(), unit) + " is ";
        Exact lighter = DeloadWeek.load(deload, planned, body);
        String shown = NumberText.load(lighter, unit);
        return body.toLift(planned).times(deload.percent()).over(Exact.of(100)).isBelow(body.now())
                ? of + "less than the body, so " + shown
                : of + NumberText.withBody(shown, body.now(), unit);
    }

    private static String sets(Variant variant, Prescription planned, Prescription prescribed, boolean setsGiven) {
        return switch (prescribed) {
            case Prescription.TopSet lighter ->
                setsGiven
                        ? ""
                        : fewer(
                                ((Prescription.TopSet) planned).backoff().sets(),
                                lighter.backoff().sets(),
                                "backoff set");
            case Prescription.Straight lighter when variant == Variant.REST_PAUSE -> ", only the activation set";
            case Prescription.Straight lighter ->
                fewer(
                        ((Prescription.Straight) planned).sets(),
                        lighter.sets(),
                        variant == Variant.STRAIGHT ? "set" : "mini-set");
        };
    }

    private static String fewer(int planned, int lighter, String of) {
        return lighter == planned
                ? ""
                : ", " + lighter + " " + of + (lighter == 1 ? "" : "s") + " instead of " + planned;
    }
}
