package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import topset.rules.lift.Lift;
import topset.rules.lift.LiftRequest;
import topset.rules.lift.LoggedSet;
import topset.rules.lift.Prescription;
import topset.rules.week.FoldedWeek;
import topset.rules.week.ProgramFold;
import topset.rules.week.SlotWeek;

/**
 * Compares 360 random programs of straight sets and rest-pause, week by week, with results that this test computes
 * itself. It follows training-rules.md § 3.4, § 3.5, § 15 and § 16 and uses only decimals and lists, no class of the
 * rules.
 */
class AccessoryOracleTest {

    private static final int PROGRAMS = 360;
    private static final int WEEKS = 16;
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");
    private static final BigDecimal TENTH = new BigDecimal("0.1");
    private static final BigDecimal FAR = new BigDecimal("1.1");
    private static final BigDecimal RPE_9 = new BigDecimal("9");
    /** The shares of the RPE chart for 5 to 12 reps at RPE 8 (training-rules.md § 1.1). */
    private static final List<String> AT_RPE_8 =
            List.of("0.811", "0.786", "0.762", "0.739", "0.707", "0.68", "0.653", "0.626");

    private static final List<List<String>> RACKS = List.of(
            List.of("5", "7.5", "10", "12.5", "15", "17.5", "20", "22.5", "25", "27.5", "30"),
            List.of("8", "10", "14", "15", "21", "22", "30"),
            List.of("9", "9.5", "10", "10.5", "11", "11.5", "12", "12.5", "13", "13.5", "14", "15", "17", "20"));

    /** What a week prescribes, and the state on entering it. */
    private record Week(
            BigDecimal load, BigDecimal exact, int most, String rule, int failures, int bridge, int missed) {}

    private record Done(BigDecimal load, int reps, @Nullable BigDecimal rpe) {
        boolean isAboveRpe9() {
            return rpe != null && rpe.compareTo(RPE_9) > 0;
        }
    }

    private record Asked(
            boolean restPause,
            int sets,
            int least,
            int most,
            int total,
            BigDecimal increment,
            List<BigDecimal> rack,
            @Nullable BigDecimal firstLoad,
            @Nullable BigDecimal oneRepMax) {

        static Asked random(Random random) {
            boolean restPause = random.nextInt(4) == 0;
            int least = restPause ? 8 : 4 + random.nextInt(5);
            int most = restPause ? 12 : Math.min(12, least + 1 + random.nextInt(4));
            List<BigDecimal> rack = RACKS.get(random.nextInt(RACKS.size())).stream()
                    .map(BigDecimal::new)
                    .toList();
            BigDecimal somewhere = new BigDecimal(70 + random.nextInt(200)).movePointLeft(1);
            boolean fromMax = !restPause && random.nextInt(3) == 0;
            return new Asked(
                    restPause,
                    restPause ? 5 : 1 + random.nextInt(3),
                    least,
                    most,
                    15 + random.nextInt(6),
                    List.of("0.5", "1.25", "2.5", "5").stream()
                            .map(BigDecimal::new)
                            .toList()
                            .get(random.nextInt(4)),
                    rack,
                    fromMax ? null : somewhere,
                    fromMax ? somewhere : null);
        }

        Lift lift() {
            LiftOf of = LiftOf.the("dumbbell-row")
                    .straight(sets, least, most)
                    .increment(increment.toPlainString())
                    .loads(rack.stream().map(BigDecimal::toPlainString).toArray(String[]::new))
                    .start(new LiftRequest.Start(firstLoad, oneRepMax, null, null, null));
            return restPause ? of.restPause(total).lift() : of.lift();
        }

        Week first() {
            if (oneRepMax != null) {
                BigDecimal exact = oneRepMax.multiply(new BigDecimal(AT_RPE_8.get(most - 5)));
                return new Week(down(exact), exact, most, "first-week", 0, 0, 0);
            }
            BigDecimal given = firstLoad == null ? BigDecimal.ZERO : firstLoad;
            return new Week(nearest(given), given, most, "first-week", 0, 0, 0);
        }

        Week next(Week week, List<Done> done) {
            if (done.isEmpty()) {
                return week.missed() + 1 == 2
                        ? week("layoff.reduce", week.load().multiply(NINE_TENTHS), week.failures(), 0, 2)
                        : week("layoff.hold", week.load(), week.failures(), week.bridge(), week.missed() + 1);
            }
            List<Done> considered = done.stream()
                    .filter(each -> each.load().compareTo(week.load()) >= 0)
                    .toList();
            return restPause ? afterRestPause(week, considered) : afterStraightSets(week, considered);
        }

        private Week afterStraightSets(Week week, List<Done> considered) {
            long full = considered.stream()
                    .filter(each -> each.reps() >= week.most() && !each.isAboveRpe9())
                    .count();
            if (full >= sets) {
                return raised(week);
            }
            boolean failed = considered.isEmpty() || considered.stream().anyMatch(each -> each.reps() < least);
            return failed ? failed(week) : week("double.hold", week.load(), 0, week.bridge(), 0);
        }

        private Week afterRestPause(Week week, List<Done> considered) {
            List<Done> five = considered.subList(0, Math.min(5, considered.size()));
            int reps = five.stream().mapToInt(Done::reps).sum();
            if (five.isEmpty() || reps < 0.75 * total) {
                return failed(week);
            }
            boolean good = reps >= total
                    && five.getFirst().reps() >= least
                    && five.stream().noneMatch(Done::isAboveRpe9);
            return good ? raised(week) : week("double.hold", week.load(), 0, week.bridge(), 0);
        }

        private Week failed(Week week) {
            return week.failures() == 1
                    ? week("double.reset", week.load().multiply(NINE_TENTHS), 0, 0, 0)
                    : week("double.hold", week.load(), 1, week.bridge(), 0);
        }

        private Week raised(Week week) {
            BigDecimal above = rack.stream()
                    .filter(each -> each.compareTo(week.load()) > 0)
                    .findFirst()
                    .orElse(null);
            if (above != null && above.compareTo(week.load().multiply(FAR)) > 0) {
                return week.bridge() == 5
                        ? week("double.bridge", above, 0, 0, 0)
                        : new Week(
                                week.load(),
                                week.exact(),
                                most + week.bridge() + 1,
                                "double.bridge",
                                0,
                                week.bridge() + 1,
                                0);
            }
            BigDecimal more = increment.min(week.load().multiply(TENTH));
            return week("double.raise", week.load().max(week.exact()).add(more), 0, 0, 0);
        }

        private Week week(String rule, BigDecimal exact, int failures, int bridge, int missed) {
            return new Week(nearest(exact), exact, most + bridge, rule, failures, bridge, missed);
        }

        private BigDecimal nearest(BigDecimal exact) {
            BigDecimal best = rack.getFirst();
            for (BigDecimal each : rack) {
                if (each.subtract(exact).abs().compareTo(best.subtract(exact).abs()) < 0) {
                    best = each;
                }
            }
            return best;
        }

        /** Rounds a load down to an available one. Loads are compared to one decimal (training-rules.md § 1). */
        private BigDecimal down(BigDecimal exact) {
            BigDecimal most = exact.setScale(1, RoundingMode.HALF_UP);
            return rack.stream()
                    .filter(each -> each.compareTo(most) <= 0)
                    .reduce((first, second) -> second)
                    .orElse(rack.getFirst());
        }
    }

    @Test
    void random_programs_go_as_the_document_says() {
        int[] bridges = new int[6];
        for (int seed = 0; seed < PROGRAMS; seed++) {
            Random random = new Random(seed);
            Asked asked = Asked.random(random);
            Lift lift = asked.lift();
            TrainingLog log = new TrainingLog().exercise("dumbbell-row");
            List<Week> expected = new ArrayList<>(List.of(asked.first()));
            for (int week = 1; week < WEEKS; week++) {
                List<Done> done = train(log.week(week), asked, expected.getLast(), random);
                expected.add(asked.next(expected.getLast(), done));
                bridges[expected.getLast().bridge()]++;
            }
            List<FoldedWeek> folded = log.foldedLateIn(WEEKS, lift);
            for (int n = 0; n < WEEKS; n++) {
                assertWeek(
                        "program " + seed + ", week " + (n + 1) + " of " + asked,
                        TrainingLog.week(folded, lift.slotId(), n + 1),
                        expected.get(n));
            }
            assertSameInAnyOrder(lift, log, folded, random);
        }
        assertThat(bridges).as("every step of the bridge was there").doesNotContain(0);
    }

    private static void assertWeek(String name, SlotWeek week, Week expected) {
        Prescription.Straight asked = (Prescription.Straight) week.prescription();
        assertThat(asked.load().output()).as(name + ": load").isEqualByComparingTo(expected.load());
        assertThat(asked.exactLoad().decimal()).as(name + ": exact load").isEqualByComparingTo(expected.exact());
        assertThat(asked.reps().max()).as(name + ": most reps").isEqualTo(expected.most());
        assertThat(week.why().getFirst().rule()).as(name + ": rule").isEqualTo(expected.rule());
    }

    /**
     * Asserts that the order of sets does not matter. Repeated sets are not tested here, because they are dropped
     * before the rules see them.
     */
    private static void assertSameInAnyOrder(Lift lift, TrainingLog log, List<FoldedWeek> folded, Random random) {
        List<LoggedSet> sets = new ArrayList<>(log.sets());
        Collections.shuffle(sets, random);
        assertThat(ProgramFold.fold(TrainingLog.program(List.of(lift)), null, sets, TrainingLog.late(WEEKS)))
                .isEqualTo(folded);
    }

    /** Trains a week. Three of four weeks are full; the others are arbitrary, and one of ten is not trained. */
    private static List<Done> train(TrainingLog log, Asked asked, Week week, Random random) {
        List<Done> done = new ArrayList<>();
        if (random.nextInt(10) == 0) {
            return done;
        }
        boolean full = random.nextInt(4) > 0;
        int sets = full ? asked.sets() : 1 + random.nextInt(4);
        for (int n = 0; n < sets; n++) {
            int reps = full ? week.most() + random.nextInt(2) : Math.max(0, week.most() - random.nextInt(9));
            BigDecimal load = full || random.nextInt(4) > 0
                    ? week.load()
                    : asked.rack().get(random.nextInt(asked.rack().size()));
            BigDecimal rpe = random.nextBoolean()
                    ? null
                    : new BigDecimal(full ? 12 + random.nextInt(7) : 12 + random.nextInt(9))
                            .multiply(new BigDecimal("0.5"));
            log.straight(load.toPlainString(), reps, rpe == null ? null : rpe.toPlainString());
            done.add(new Done(load, reps, rpe));
        }
        return done;
    }
}
