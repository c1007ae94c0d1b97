package topset.program.coaching;

import static java.util.Objects.requireNonNull;
import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.math.BigDecimal;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.MethodSource;
import topset.contract.WeightUnit;
import topset.edge.web.ContractJson;
import topset.edge.web.JsonRules;
import topset.edge.web.Violations;
import topset.rules.Checked;
import topset.rules.LiftOf;
import topset.rules.check.LiftCheck;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.load.Exact;

/** A lift that is exported and imported is the same lift, number by number. */
class PastLiftTest {
    private static final ObjectMapper JSON = JsonRules.strict();

    @ParameterizedTest
    @EnumSource
    void of_each_unit(WeightUnit unit) throws JsonProcessingException {
        for (var lift : lifts().toList()) {
            var original = lift.lift(unit);

            assertThat(moved(original, unit)).isEqualTo(original);
        }
    }

    static Stream<LiftOf> lifts() {
        return Stream.of(
                LiftOf.the("bench-press"),
                LiftOf.the("squat").variant("DOUBLE_TOP").method("RPE"),
                LiftOf.the("squat").variant("HEAVY_SINGLE").method("RPE").fromMax("180.125"),
                LiftOf.the("bench-press").variant("RAMPING"),
                LiftOf.the("bench-press").variant("MODERATE_TOP"),
                LiftOf.the("bench-press").variant("PYRAMID"),
                LiftOf.the("bench-press").variant("CLUSTER"),
                LiftOf.the("bench-press").cluster(5, 2),
                LiftOf.the("lateral-raise").variant("REST_PAUSE").method("DOUBLE_PROGRESSION"),
                LiftOf.the("lateral-raise").restPause(25).method("DOUBLE_PROGRESSION"),
                LiftOf.the("lateral-raise").straight(3, 10, 12).method("DOUBLE_PROGRESSION"),
                LiftOf.the("bench-press").straight(4, 5, 5).increment("1.25"),
                LiftOf.the("bench-press").method("WAVE"),
                LiftOf.the("bench-press")
                        .reduction("12.5")
                        .backoff(2, 8, 10)
                        .topReps(4, 5, 5)
                        .topRpe("9"),
                LiftOf.the("dumbbell-row")
                        .straight(3, 8, 12)
                        .loads("20", "22.5", "25")
                        .from("20"),
                LiftOf.the("bench-press").forced("a coach's reason"));
    }

    @ParameterizedTest
    @MethodSource("starts")
    void with_what_its_start_came_to(Lift.Start start) throws JsonProcessingException {
        var checked = LiftOf.benchPress();
        var original = new Lift(
                checked.slotId(),
                checked.day(),
                checked.exercise(),
                checked.unit(),
                checked.loadMode(),
                checked.scheme(),
                checked.method(),
                start,
                checked.equipment(),
                checked.forced(),
                checked.ownEquipment());

        assertThat(moved(original, WeightUnit.KG)).isEqualTo(original);
    }

    static Stream<Lift.Start> starts() {
        return Stream.of(
                new Lift.Start(null, null, null, true, Exact.parse("1234567/9999"), null),
                new Lift.Start(null, null, null, true, Exact.parse("-35/3"), null),
                new Lift.Start(null, Exact.parse("157.5"), null, false, Exact.parse("1000/7"), null),
                new Lift.Start(
                        null,
                        null,
                        new Lift.RecentSet(Exact.parse("100.25"), 5, Exact.parse("8.5")),
                        false,
                        Exact.parse("100001/1000"),
                        null),
                new Lift.Start(
                        Exact.of(125),
                        null,
                        null,
                        false,
                        Exact.parse("646/5"),
                        new Lift.Swap("squat", Exact.of(200), Exact.parse("4/5"))),
                new Lift.Start(
                        Exact.of(125),
                        null,
                        null,
                        false,
                        Exact.parse("646/5"),
                        new Lift.Swap("squat", Exact.parse("500/3"), null)));
    }

    @Test
    void a_number_that_is_no_load_is_refused() throws JsonProcessingException {
        for (var number : List.of("1/0", "5", "2001/1", "x", "1e9/1", "9".repeat(500) + "/1")) {
            var start = new PastLift.PastStart(null, null, null, true, null, number);
            var found = new Violations(PastLift.class);

            new PastLift("d1-bench-press", 1, "bench-press", WeightUnit.KG, null, null, start, null, null, null)
                    .check(WeightUnit.KG, found);

            assertThat(found.isEmpty()).as(number).isFalse();
        }
    }

    @Test
    void a_start_that_was_not_worked_out_is_checked_as_any() {
        var load = new BigDecimal("2000");
        assertThat(new PastLift.PastStart(load, null, null, null, null, null).request())
                .isEqualTo(new LiftRequest.Start(load, null, null, null, null));
    }

    private static Lift moved(Lift lift, WeightUnit unit) throws JsonProcessingException {
        var line = ContractJson.text(PastLift.of(lift));
        var read = requireNonNull(JSON.readValue(line, PastLift.class));
        var found = new Violations(PastLift.class);
        read.check(unit, found);
        assertThat(found.isEmpty()).as(line).isTrue();
        var checked =
                Checked.accepted(refusals -> LiftCheck.check(List.of(read.request()), LiftOf.context(unit), refusals));
        return read.withStart(checked.lifts().getFirst());
    }
}
