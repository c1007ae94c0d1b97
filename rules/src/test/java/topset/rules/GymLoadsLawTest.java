package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.stream.Stream;
import net.jqwik.api.Arbitraries;
import net.jqwik.api.Arbitrary;
import net.jqwik.api.Combinators;
import net.jqwik.api.ForAll;
import net.jqwik.api.Property;
import net.jqwik.api.Provide;
import net.jqwik.api.domains.Domain;
import net.jqwik.api.domains.DomainContext;
import net.jqwik.api.domains.DomainContextBase;
import topset.contract.Exercise;
import topset.contract.PlannedLift;
import topset.contract.WeightUnit;
import topset.rules.LogArbitraries.Lifts;
import topset.rules.LogArbitraries.Log;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.LoadableWeights;
import topset.rules.progression.Bodyweights;
import topset.rules.progression.Deloads;
import topset.rules.week.GymSettings;
import topset.rules.week.Injuries;
import topset.rules.week.LiftsByWeek;
import topset.rules.week.LiftsByWeek.LiftChange;
import topset.rules.week.ProgramDefinition;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;
import topset.rules.week.WarmUp;

/** In any gym, and after any change of its equipment, every prescribed load can be loaded there. */
@Domain(GymLoadsLawTest.Gyms.class)
@Domain(LogArbitraries.class)
@Domain(DomainContext.Global.class)
class GymLoadsLawTest {
    private static final int CHANGED_IN = 3;

    @Property(tries = 100)
    void every_load_can_be_loaded_in_the_gym(
            @ForAll Lifts program, @ForAll Log log, @ForAll GymSettings first, @ForAll GymSettings later) {
        List<Lift> before =
                program.lifts().stream().map(lift -> in(first, lift)).toList();
        List<LiftChange> changes = before.stream()
                .map(lift -> new LiftChange(CHANGED_IN, in(later, lift), true))
                .toList();
        for (SlotWeek week : weeks(new LiftsByWeek(before, changes), log)) {
            Lift lift = before.stream()
                    .filter(each -> each.slotId().equals(week.slotId()))
                    .findFirst()
                    .orElseThrow();
            GymSettings gym = week.week() < CHANGED_IN ? first : later;
            assertLoadable(in(gym, lift), week);
        }
    }

    private static void assertLoadable(Lift lift, SlotWeek week) {
        var loadable = LoadableWeights.of(lift.equipment());
        var warmUp = WarmUp.of(lift, week);
        var loads = switch (week.prescription()) {
            case Prescription.TopSet top ->
                Stream.concat(
                        Stream.of(top.load(), top.backoff().load()),
                        Stream.concat(warmUp.sets().stream(), warmUp.ramp().stream())
                                .map(step -> step.load()));
            case Prescription.Straight straight -> Stream.of(straight.load());
        };
        loads.forEach(load -> assertThat(loadable.nearest(load)).isEqualTo(load));
    }

    private static Lift in(GymSettings gym, Lift lift) {
        return lift.withGymEquipment(gym.equipment(exercise(lift), lift.unit()));
    }

    private static Exercise exercise(Lift lift) {
        return Objects.requireNonNull(TestCatalogue.find(lift.exercise()), lift.exercise());
    }

    private static List<SlotWeek> weeks(LiftsByWeek lifts, Log log) {
        var program = new ProgramDefinition(
                TrainingLog.CALENDAR,
                lifts,
                List.of(),
                List.of(),
                Deloads.NONE,
                Bodyweights.NONE,
                Injuries.NONE,
                Map.of(),
                TestCatalogue::find,
                null);
        return ProgramFold.fold(program, null, log.sets(), TrainingLog.late(LogArbitraries.WEEKS + 1)).stream()
                .flatMap(week -> week.slots().stream())
                .toList();
    }

    /** Gyms with few or many plates and dumbbells. */
    static final class Gyms extends DomainContextBase {
        @Provide
        Arbitrary<GymSettings> gyms() {
            Arbitrary<List<BigDecimal>> plates = Arbitraries.of("25", "20", "15", "10", "5", "2.5", "1.25", "0.5")
                    .map(BigDecimal::new)
                    .list()
                    .ofMinSize(1)
                    .ofMaxSize(5)
                    .uniqueElements();
            Arbitrary<Integer> pairs = Arbitraries.integers().between(1, 6);
            Arbitrary<List<BigDecimal>> dumbbells = Arbitraries.integers()
                    .between(1, 60)
                    .map(BigDecimal::valueOf)
                    .list()
                    .ofMaxSize(6)
                    .uniqueElements()
                    .map(loads -> loads.stream().sorted().toList());
            return Combinators.combine(plates, pairs, dumbbells)
                    .as((weights, count, rack) -> new GymSettings(
                            WeightUnit.KG,
                            null,
                            null,
                            weights.stream()
                                    .sorted((a, b) -> b.compareTo(a))
                                    .map(weight -> new PlannedLift.Plate(weight, count))
                                    .toList(),
                            rack.isEmpty() ? null : rack,
                            null,
                            null,
                            null));
        }
    }
}
