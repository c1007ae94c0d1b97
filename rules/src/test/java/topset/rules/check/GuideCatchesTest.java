package topset.rules.check;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.contract.FlagCode;
import topset.contract.ProfileDetails.Goal;
import topset.contract.WeightUnit;
import topset.rules.Checked;
import topset.rules.Checked.Violation;
import topset.rules.LiftOf;
import topset.rules.TestCatalogue;
import topset.rules.check.Guide.Advice.Catch;
import topset.rules.check.Guide.Advice.CaughtByKind;
import topset.rules.check.LiftCheck.Context;

/** Tests that the refusals, warnings and flags that the guide names for its advice really occur. */
class GuideCatchesTest {

    private static final LocalDate STARTS_ON = LocalDate.of(2026, 11, 23);

    @Test
    void each_refusal_is_given() {
        Stream<LiftOf> outsideTheTable = Stream.of(
                bench().topSets(3),
                bench().topRpe("7.5"),
                bench().topRpe("9.5"),
                bench().reduction("5"),
                bench().backoff(1, 8, 12),
                bench().backoff(4, 8, 12),
                LiftOf.the("good-morning"));
        Set<String> refused = Stream.of(
                        outsideTheTable.flatMap(lift -> refusals(lift, null, false)),
                        refusals(bench(), STARTS_ON.minusMonths(5), false),
                        refusals(bench(), null, true))
                .flatMap(rules -> rules)
                .collect(Collectors.toSet());
        assertThat(codes(CaughtByKind.REFUSAL)).isNotEmpty().isSubsetOf(refused);
    }

    @Test
    void each_warning_is_given() {
        Set<String> warned = Stream.of(
                        context(null, false, null),
                        context(STARTS_ON.minusMonths(9), false, null),
                        context(null, false, Goal.STRENGTH_ONLY))
                .map(context -> Checked.accepted(found -> LiftCheck.check(List.of(bench().request()), context, found)))
                .flatMap(checked -> checked.warnings().stream())
                .map(LiftCheck.LiftWarning::rule)
                .collect(Collectors.toSet());
        assertThat(codes(CaughtByKind.WARNING)).isNotEmpty().isSubsetOf(warned);
    }

    @Test
    void each_flag_is_one_of_the_rules() {
        assertThat(codes(CaughtByKind.FLAG))
                .isNotEmpty()
                .isSubsetOf(Stream.of(FlagCode.values()).map(Enum::name).toList());
    }

    private static Set<String> codes(CaughtByKind kind) {
        Guide guide = Guide.STANDARD;
        return Stream.of(guide.whoFor(), guide.whoNotFor(), guide.mistakes())
                .flatMap(List::stream)
                .flatMap(advice -> advice.caughtBy().stream())
                .filter(each -> each.kind() == kind)
                .map(Catch::code)
                .collect(Collectors.toSet());
    }

    private static Stream<String> refusals(LiftOf lift, @Nullable LocalDate since, boolean injured) {
        Context context = context(since, injured, null);
        return Checked.refused(found -> LiftCheck.check(List.of(lift.request()), context, found)).stream()
                .map(Violation::rule);
    }

    private static Context context(@Nullable LocalDate since, boolean injured, @Nullable Goal goal) {
        return Checked.context(TestCatalogue::find, WeightUnit.KG, STARTS_ON, since, injured, goal, exercise -> null);
    }

    private static LiftOf bench() {
        return LiftOf.the("bench-press");
    }
}
