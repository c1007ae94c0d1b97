package topset.rules.check;

import static topset.rules.check.Guide.Advice.Catch.flag;
import static topset.rules.check.Guide.Advice.Catch.refusal;
import static topset.rules.check.Guide.Advice.Catch.warning;

import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import topset.contract.FlagCode;
import topset.rules.lift.TrainingMethod;
import topset.rules.lift.Variant;
import topset.rules.progression.Progressions;

/**
 * The guide's advice whom the training suits, whom it does not suit, and which mistakes to avoid (training-rules.md §
 * 15). Each mistake is the opposite of a piece of advice.
 */
public record Guide(List<Advice> whoFor, List<Advice> whoNotFor, List<Advice> mistakes) {

    public static final Guide STANDARD = new Guide(
            List.of(
                    Advice.of("powerbuilders"),
                    Advice.of(
                            "intermediate lifters, with a year or more of training",
                            warning("early"),
                            warning("training-age-unknown")),
                    Advice.of("lifters who are short of time"),
                    Advice.of("lifters who have stalled on straight sets", flag(FlagCode.STALLED))),
            List.of(
                    Advice.of("lifters in their first six months", refusal("not-recommended")),
                    Advice.of("lifters who want maximal strength alone", warning("strength-only")),
                    Advice.of("lifters who recover from an injury", refusal("not-recommended"))),
            List.of(
                    Advice.of("more than two top sets", refusal("too-many-top-sets"), flag(FlagCode.EXTRA_TOP_SETS)),
                    Advice.of("a top set below RPE 8: it is meant to be heavy", refusal("rpe-too-low")),
                    Advice.of(
                            "a top set to failure: the backoff sets suffer",
                            refusal("leave-a-rep"),
                            flag(FlagCode.TRAINED_TO_FAILURE)),
                    Advice.of(
                            "backoff sets too heavy for eight good reps",
                            refusal("reduction-bounds"),
                            flag(FlagCode.REDUCE_MORE)),
                    Advice.of("backoff sets at RPE 6 or less", flag(FlagCode.BACKOFFS_TOO_EASY)),
                    Advice.of(
                            "too few or too many backoff sets: two or three are enough",
                            refusal("too-few-backoff-sets"),
                            refusal("too-many-backoff-sets")),
                    Advice.of("backoff sets before the top set", flag(FlagCode.OUT_OF_ORDER)),
                    Advice.of("no warm-up before the top set", flag(FlagCode.WARM_UP_SKIPPED)),
                    Advice.of(
                            "heavy top sets of isolation exercises, machines, good mornings and skull crushers",
                            refusal("unsuited-exercise")),
                    Advice.of(
                            "fewer than 10 or more than 20 hard sets a muscle and week",
                            flag(FlagCode.VOLUME_LOW),
                            flag(FlagCode.VOLUME_HIGH))));

    public Guide {
        whoFor = List.copyOf(whoFor);
        whoNotFor = List.copyOf(whoNotFor);
        mistakes = List.copyOf(mistakes);
    }

    /**
     * A piece of advice from the guide, in our words.
     *
     * @param caughtBy the rules and flags that react if the advice is not followed; may be empty
     */
    public record Advice(String says, List<Catch> caughtBy) {
        public Advice {
            caughtBy = List.copyOf(caughtBy);
        }

        static Advice of(String says, Catch... caughtBy) {
            return new Advice(says, List.of(caughtBy));
        }

        public enum CaughtByKind {
            REFUSAL,
            WARNING,
            FLAG
        }

        /** {@code code} is the code of the flag, or the id of the rule. */
        public record Catch(CaughtByKind kind, String code) {

            static Catch refusal(String rule) {
                return new Catch(CaughtByKind.REFUSAL, rule);
            }

            static Catch warning(String rule) {
                return new Catch(CaughtByKind.WARNING, rule);
            }

            static Catch flag(FlagCode code) {
                return new Catch(CaughtByKind.FLAG, code.name());
            }
        }
    }

    /**
     * One training method in the guide's comparison.
     *
     * @param variants the variants of the method that a lift can have; at least one
     */
    public record MethodEntry(
            TrainingMethod method, String structure, String bestFor, String fatigue, List<VariantGuide> variants) {
        public MethodEntry {
            variants = List.copyOf(variants);
        }

        public static List<MethodEntry> all() {
            return Arrays.stream(TrainingMethod.values())
                    .map(method -> new MethodEntry(
                            method,
                            method.structure(),
                            method.bestFor(),
                            method.fatigue(),
                            VariantGuide.all().stream()
                                    .filter(each -> each.variant().rules().method() == method)
                                    .toList()))
                    .toList();
        }

        /**
         * The guide's advice about a variant, in our words (training-rules.md § 15).
         *
         * @param bestFor absent if the guide does not name any lifters or purpose
         * @param trainingMonths athletes with fewer months of training get the warning {@code level}; absent if there is no
         * such warning
         */
        public record VariantGuide(
                Variant variant,
                @Nullable String bestFor,
                @Nullable Integer trainingMonths) {

            public static List<VariantGuide> all() {
                return Arrays.stream(Variant.values())
                        .map(variant -> new VariantGuide(
                                variant,
                                variant.rules().bestFor(),
                                variant.rules().trainingMonths()))
                        .toList();
            }
        }
    }

    /**
     * A progression method that can be chosen for a lift.
     *
     * @param method the value of a lift's {@code progression.method}
     * @param variants the variants that it can be combined with
     * @param rules ids of the rules with which the method changes the load
     */
    public record ProgressionEntry(String method, String says, List<Variant> variants, List<String> rules) {
        public ProgressionEntry {
            variants = List.copyOf(variants);
            rules = List.copyOf(rules);
        }

        public static List<ProgressionEntry> all() {
            return of(Progressions.STANDARD);
        }

        public static List<ProgressionEntry> of(Progressions progressions) {
            return progressions.all().stream()
                    .map(each -> new ProgressionEntry(
                            each.name(),
                            each.guide().says(),
                            Arrays.stream(Variant.values()).filter(each::suits).toList(),
                            each.guide().rules()))
                    .toList();
        }
    }
}
