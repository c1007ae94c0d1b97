package topset.program.plans;

import static org.assertj.core.api.Assertions.assertThat;
import static topset.contract.SetRole.BACKOFF;
import static topset.contract.SetRole.STRAIGHT;
import static topset.contract.SetRole.TOP;

import com.fasterxml.jackson.databind.JsonNode;
import java.math.BigDecimal;
import java.math.MathContext;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.assertj.core.api.SoftAssertions;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import topset.contract.CompletedSet;
import topset.contract.SessionFact;
import topset.contract.SetRole;
import topset.contract.Weight;
import topset.contract.WeightUnit;
import topset.program.Gym;
import topset.program.PlanJson;
import topset.program.RealParts;
import topset.program.Training;
import topset.testsupport.Midday;

/**
 * Trains every scheme with every suitable method, on every kind of equipment and in both units. A week is trained as
 * prescribed. This test computes the next week itself, from the text of training-rules.md alone.
 */
@RealParts
class EveryProgramTest {
    private static final Gym GYM = Gym.fresh("every-program");
    private static final List<String> EXERCISES = List.of(
            "bench-press",
            "overhead-press",
            "barbell-row",
            "incline-bench-press",
            "close-grip-bench-press",
            "push-press",
            "pendlay-row");
    private static final List<String> KINDS = List.of("BARBELL", "FIXED", "STEP");

    /**
     * A scheme of training-rules.md § 2 with a method of § 3. {@code reps} and {@code rpe} are those of the first week.
     */
    private record Scheme(
            String variant,
            String method,
            int reps,
            @Nullable String rpe,
            int topSets,
            int backoffSets,
            int lowestBackoff,
            String reduction) {}

    private static final List<Scheme> SCHEMES = List.of(
            new Scheme("SINGLE_TOP", "LINEAR", 4, "8.5", 1, 3, 8, "15"),
            new Scheme("SINGLE_TOP", "RPE", 4, "8.5", 1, 3, 8, "15"),
            new Scheme("SINGLE_TOP", "WAVE", 5, "8", 1, 3, 8, "15"),
            new Scheme("DOUBLE_TOP", "LINEAR", 4, "8.5", 2, 2, 8, "15"),
            new Scheme("DOUBLE_TOP", "RPE", 4, "8.5", 2, 2, 8, "15"),
            new Scheme("DOUBLE_TOP", "WAVE", 5, "8", 2, 2, 8, "15"),
            new Scheme("HEAVY_SINGLE", "LINEAR", 1, "9", 1, 3, 6, "22.5"),
            new Scheme("HEAVY_SINGLE", "RPE", 1, "9", 1, 3, 6, "22.5"),
            new Scheme("RAMPING", "LINEAR", 2, "8.5", 1, 3, 8, "22.5"),
            new Scheme("RAMPING", "RPE", 2, "8.5", 1, 3, 8, "22.5"),
            new Scheme("MODERATE_TOP", "LINEAR", 7, "8", 1, 3, 8, "15"),
            new Scheme("MODERATE_TOP", "RPE", 7, "8", 1, 3, 8, "15"),
            new Scheme("PYRAMID", "LINEAR", 5, "8.5", 1, 1, 8, "15"),
            new Scheme("PYRAMID", "RPE", 5, "8.5", 1, 1, 8, "15"),
            new Scheme("STRAIGHT", "DOUBLE_PROGRESSION", 12, null, 3, 0, 0, "0"));

    private record Case(int nth, Scheme scheme, String kind) {
        String slotId() {
            return "s" + nth;
        }

        int day() {
            return nth / EXERCISES.size() + 1;
        }

        String exercise() {
            return EXERCISES.get(nth % EXERCISES.size());
        }
    }

    private static List<Case> cases() {
        return IntStream.range(0, SCHEMES.size() * KINDS.size())
                .mapToObj(n -> new Case(n, SCHEMES.get(n / KINDS.size()), KINDS.get(n % KINDS.size())))
                .toList();
    }

    @ParameterizedTest
    @EnumSource(WeightUnit.class)
    void a_week_as_prescribed_leads_to_the_week_that_the_rules_say(WeightUnit unit) {
        var lifter = GYM.lifter("in-" + unit).profile(Map.of("unit", unit.toString()));
        lifter.program(
                Midday.today(), cases().stream().map(each -> lift(each, unit)).toList());

        var trained = new HashMap<Integer, Training>();
        var last = 0L;
        for (var each : cases()) {
            var training = trained.computeIfAbsent(each.day(), day -> lifter.train(Midday.minutesAgo(60 + day), day));
            last = lifter.publish(sets(each, unit, training).toArray(SessionFact[]::new));
        }

        var plan = lifter.plan(2, last);
        var softly = new SoftAssertions();
        for (var each : cases()) {
            var lift = PlanJson.lift(plan, each.slotId());
            var name = each.scheme().variant() + " " + each.scheme().method() + " " + each.kind() + " " + unit;
            checkTop(softly, name, each, unit, lift);
            if (!each.scheme().variant().equals("STRAIGHT")) {
                checkBackoff(softly, name, each, unit, lift);
            }
        }
        softly.assertAll();
        assertThat(plan.path("lifts")).hasSize(cases().size());
    }

    private static void checkTop(SoftAssertions softly, String name, Case each, WeightUnit unit, JsonNode lift) {
        var straight = each.scheme().variant().equals("STRAIGHT");
        var top = lift.path(straight ? "straight" : "top");
        var exact = nextExact(each.scheme(), unit);
        var load = nearest(each.kind(), unit, exact);
        softly.assertThat(top.path("exactLoad").decimalValue())
                .as(name + ": exact load")
                .isEqualByComparingTo(exact.setScale(3, RoundingMode.HALF_UP));
        softly.assertThat(top.path("load").decimalValue()).as(name + ": load").isEqualByComparingTo(load);
        softly.assertThat(lift.path("why").get(0).path("rule").asText())
                .as(name + ": rule")
                .isEqualTo(
                        switch (each.scheme().method()) {
                            case "LINEAR" -> "linear.hit";
                            case "RPE" -> "rpe.hold";
                            case "WAVE" -> "wave.step";
                            default -> "double.raise";
                        });
        softly.assertThat(top.path("sets").asInt())
                .as(name + ": sets")
                .isEqualTo(each.scheme().topSets());
        var plates = lift.path("plates").path(straight ? "straight" : "top");
        softly.assertThat(plates.isMissingNode() || plates.isNull())
                .as(name + ": plates of a barbell only")
                .isEqualTo(!each.kind().equals("BARBELL"));
        if (each.kind().equals("BARBELL")) {
            softly.assertThat(loaded(plates, unit)).as(name + ": plates").isEqualByComparingTo(load);
        }
    }

    private static void checkBackoff(SoftAssertions softly, String name, Case each, WeightUnit unit, JsonNode lift) {
        var scheme = each.scheme();
        var top = lift.path("top").path("load").decimalValue();
        var exact = less(top, scheme.reduction());
        var backoff = lift.path("backoff");
        softly.assertThat(backoff.path("exactLoad").decimalValue())
                .as(name + ": exact backoff")
                .isEqualByComparingTo(exact.setScale(3, RoundingMode.HALF_UP));
        softly.assertThat(backoff.path("load").decimalValue())
                .as(name + ": backoff")
                .isEqualByComparingTo(nearest(each.kind(), unit, exact));
        softly.assertThat(backoff.path("sets").asInt())
                .as(name + ": backoff sets")
                .isEqualTo(scheme.backoffSets());
        softly.assertThat(backoff.path("reductionPercent").decimalValue())
                .as(name + ": reduction")
                .isEqualByComparingTo(scheme.reduction());
        softly.assertThat(lift.path("why").get(1).path("rule").asText())
                .as(name + ": backoff rule")
                .isEqualTo("backoff.on-target");
        softly.assertThat(lift.path("top").path("reps").asInt())
                .as(name + ": reps")
                .isEqualTo(scheme.method().equals("WAVE") ? 4 : scheme.reps());
        softly.assertThat(decimals(lift.path("ramp")))
                .as(name + ": ramp")
                .isEqualTo(ramp(scheme.variant())
                        .map(share -> plain(nearest(each.kind(), unit, top.multiply(share))))
                        .toList());
        softly.assertThat(lift.path("warmUp").get(0).path("reps").asInt())
                .as(name + ": the empty bar first")
                .isEqualTo(each.kind().equals("BARBELL") ? 10 : 8);
    }

    /** Returns the ramp sets' shares of the top load: by D-1 for RAMPING, by training-rules.md § 15 for PYRAMID. */
    private static Stream<BigDecimal> ramp(String variant) {
        var ninetieths = new BigDecimal("90");
        return switch (variant) {
            case "RAMPING" ->
                Stream.of("80", "85").map(each -> new BigDecimal(each).divide(ninetieths, MathContext.DECIMAL64));
            case "PYRAMID" -> Stream.of("0.7", "0.8", "0.9").map(BigDecimal::new);
            default -> Stream.of();
        };
    }

    /**
     * Computes the next load before rounding after a week as prescribed (training-rules.md § 3.1 to § 3.4 and § 16).
     */
    private static BigDecimal nextExact(Scheme scheme, WeightUnit unit) {
        var load = firstLoad(unit);
        return switch (scheme.method()) {
            case "LINEAR" -> load.add(increment(unit));
            // training-rules.md § 16: at most a tenth
            case "DOUBLE_PROGRESSION" -> load.add(increment(unit).min(load.movePointLeft(1)));
            case "RPE" -> load;
            // training-rules.md § 1.1: the share for 4 reps at RPE 8 divided by that for 5 reps at RPE 8, which is T(6)
            // / T(7)
            default -> load.multiply(new BigDecimal("83.7")).divide(new BigDecimal("81.1"), MathContext.DECIMAL64);
        };
    }

    private static List<CompletedSet> sets(Case each, WeightUnit unit, Training training) {
        var scheme = each.scheme();
        var sets = new ArrayList<CompletedSet>();
        var straight = scheme.variant().equals("STRAIGHT");
        for (int n = 0; n < scheme.topSets(); n++) {
            sets.add(
                    set(each, straight ? STRAIGHT : TOP, firstLoad(unit), scheme.reps(), scheme.rpe(), unit, training));
        }
        var backoff = nearest(each.kind(), unit, less(firstLoad(unit), scheme.reduction()));
        for (int n = 0; n < scheme.backoffSets(); n++) {
            sets.add(set(each, BACKOFF, backoff, scheme.lowestBackoff(), null, unit, training));
        }
        return sets;
    }

    /**
     * Logs a set. A lifter in pounds logs the lifts with LINEAR in kilograms, because loads are compared to a tenth of
     * a pound.
     */
    private static CompletedSet set(
            Case each,
            SetRole role,
            BigDecimal load,
            int reps,
            @Nullable String rpe,
            WeightUnit unit,
            Training training) {
        var inKilograms = unit == WeightUnit.LB && each.scheme().method().equals("LINEAR");
        var weight = inKilograms
                ? new Weight(
                        load.multiply(new BigDecimal("0.45359237")).setScale(3, RoundingMode.HALF_UP), WeightUnit.KG)
                : new Weight(load, unit);
        return training.set(each.exercise(), role, weight, reps, rpe, each.slotId());
    }

    private static Map<String, Object> lift(Case each, WeightUnit unit) {
        var scheme = new HashMap<String, Object>(Map.of("variant", each.scheme().variant()));
        if (each.scheme().variant().equals("STRAIGHT")) {
            scheme.put("sets", 3);
            scheme.put("reps", Map.of("min", 8, "max", 12));
        }
        var equipment = new HashMap<String, Object>(Map.of("kind", each.kind()));
        if (each.kind().equals("FIXED")) {
            equipment.put("loads", fixed(unit));
        } else if (each.kind().equals("STEP")) {
            equipment.put("step", increment(unit));
        }
        return Map.of(
                "slotId", each.slotId(),
                "day", each.day(),
                "exercise", each.exercise(),
                "scheme", scheme,
                "progression", Map.of("method", each.scheme().method()),
                "start", Map.of("load", firstLoad(unit)),
                "equipment", equipment);
    }

    private static BigDecimal firstLoad(WeightUnit unit) {
        return new BigDecimal(unit == WeightUnit.KG ? "100" : "220");
    }

    private static BigDecimal increment(WeightUnit unit) {
        return new BigDecimal(unit == WeightUnit.KG ? "2.5" : "5");
    }

    /**
     * Returns loads in steps of two increments. So a computed load can lie in the middle between two of them; then the
     * lower one is prescribed.
     */
    private static List<BigDecimal> fixed(WeightUnit unit) {
        var step = increment(unit).multiply(new BigDecimal(2));
        return IntStream.rangeClosed(4, 40)
                .mapToObj(n -> step.multiply(new BigDecimal(n)))
                .toList();
    }

    /**
     * Finds the nearest available load by comparing all of them (training-rules.md § 1.2); the lower one of two equally
     * near.
     */
    private static BigDecimal nearest(String kind, WeightUnit unit, BigDecimal exact) {
        var bar = new BigDecimal(unit == WeightUnit.KG ? "20" : "45");
        var there = switch (kind) {
            case "FIXED" -> fixed(unit);
            case "STEP" ->
                IntStream.range(0, 400)
                        .mapToObj(n -> increment(unit).multiply(new BigDecimal(n)))
                        .toList();
            default ->
                IntStream.range(0, 390)
                        .mapToObj(n -> bar.add(increment(unit).multiply(new BigDecimal(n))))
                        .toList();
        };
        var best = there.getFirst();
        for (var load : there) {
            if (load.subtract(exact).abs().compareTo(best.subtract(exact).abs()) < 0) {
                best = load;
            }
        }
        return best;
    }

    private static BigDecimal less(BigDecimal load, String percent) {
        return load.multiply(new BigDecimal("100").subtract(new BigDecimal(percent)))
                .divide(new BigDecimal("100"), MathContext.DECIMAL64);
    }

    private static BigDecimal loaded(JsonNode plates, WeightUnit unit) {
        var sum = new BigDecimal(unit == WeightUnit.KG ? "20" : "45");
        for (var plate : plates) {
            sum = sum.add(plate.decimalValue().multiply(new BigDecimal(2)));
        }
        return sum;
    }

    private static List<String> decimals(JsonNode steps) {
        return steps.valueStream()
                .map(step -> plain(step.path("load").decimalValue()))
                .toList();
    }

    private static String plain(BigDecimal number) {
        return number.stripTrailingZeros().toPlainString();
    }
}
