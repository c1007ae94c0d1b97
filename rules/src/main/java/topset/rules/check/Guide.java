package topset.rules.check;

import static topset.rules.check.Advice.Catch.flag;
import static topset.rules.check.Advice.Catch.refusal;
import static topset.rules.check.Advice.Catch.warning;

import java.util.List;
import topset.contract.FlagCode;

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
}
