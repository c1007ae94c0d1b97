package topset.rules;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import java.util.stream.LongStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import topset.rules.lift.Lift;
import topset.rules.lift.Prescription;
import topset.rules.load.Exact;
import topset.rules.week.SlotWeek;

/**
 * Computes weekly plans of a bench press with LINEAR, deloads and pauses a second time. The computation follows
 * training-rules.md § 3.1, 3.5, 4, 6 and 13 and uses no class of the rules.
 */
class DeloadOracleTest {

    private static final int WEEKS = 12;
    private static final BigDecimal STEP = new BigDecimal("2.5");
    private static final BigDecimal NINE_TENTHS = new BigDecimal("0.9");
    private static final BigDecimal HUNDRED = BigDecimal.valueOf(100);
    private static final BigDecimal MOST_REDUCTION = BigDecimal.valueOf(25);
    /** The shares of the RPE chart for 4 reps at RPE 6, 6.5, …, 10. */
    private static final List<String> FOUR_REPS =
            List.of("78.6", "79.9", "81.1", "82.4", "83.7", "85.0", "86.3", "87.8", "89.2");

    private final Lift bench = LiftOf.the("bench-press").from("120").lift();

    static LongStream plans() {
        return LongStream.range(0, 360);
    }

    /** The choices of the lifter and the coach in one plan, and what training-rules.md makes of them. */
    private static final class Plan {
        final Random random;
        final TrainingLog log = new TrainingLog();
        final Set<Integer> deloads = new HashSet<>();
        final Set<Integer> removed = new HashSet<>();
        final Set<Integer> paused = new HashSet<>();
        final @Nullable Integer every;
        final int percent;
        final int sets;
        BigDecimal exact = BigDecimal.valueOf(120);
        BigDecimal reduction = BigDecimal.valueOf(15);
        int failures;
        int missed;

        Plan(long seed) {
            random = new Random(seed);
            every = random.nextBoolean() ? null : Integer.valueOf(4 + random.nextInt(3));
            percent = 80 + random.nextInt(16);
            sets = random.nextInt(3);
            for (int week = 1; week <= WEEKS; week++) {
                if (chance(15)) {
                    deloads.add(week);
                } else if (every != null && chance(10)) {
                    removed.add(week);
                }
                if (chance(10)) {
                    paused.add(week);
                }
            }
        }

        boolean chance(int percentage) {
            return random.nextInt(100) < percentage;
        }

        ProgramOf program(Lift lift) {
            ProgramOf program = ProgramOf.the(lift);
            if (every != null) {
                program.deloadEvery(every);
            }
            removed.forEach(program::withoutDeload);
            deloads.forEach(week -> program.deload(week, Integer.toString(percent), sets));
            paused.forEach(week -> program.paused(week, 2, week, 4));
            return program;
        }

        boolean isRegular(int week) {
            return every != null
                    && week % every == 0
                    && !removed.contains(week)
                    && !paused.contains(week)
                    && !paused.contains(week - 1);
        }

        /** Returns the percentage of the planned load; 100 without a deload. */
        BigDecimal share(int week) {
            return BigDecimal.valueOf(deloads.contains(week) ? percent : isRegular(week) ? 90 : 100);
        }

        int backoffSets(int week) {
            return deloads.contains(week) ? sets : isRegular(week) ? 1 : 3;
        }

        /** Computes what a week prescribes, then lifts it, and computes what follows. */
        void week(int week) {
            BigDecimal planned = loadable(exact);
            boolean deload = share(week).compareTo(HUNDRED) != 0;
            if (!chance(80)) {
                if (!deload && !paused.contains(week)) {
                    missed++;
                    exact = missed == 2 ? planned.multiply(NINE_TENTHS) : planned;
                }
                return;
            }
            missed = 0;
            BigDecimal asked = loadable(exact.multiply(share(week)).divide(HUNDRED));
            BigDecimal load = asked.add(STEP.multiply(BigDecimal.valueOf(random.nextInt(4) / 2 - random.nextInt(2))));
            int reps = 2 + random.nextInt(4);
            int halves = 14 + random.nextInt(7);
            log.week(week).warmUp().top(load.toPlainString(), reps, chance(20) ? null : Double.toString(halves / 2.0));
            boolean rated = log.sets().getLast().rpe() != null;
            int lowest = 5 + random.nextInt(7);
            boolean backoffs = chance(70);
            if (backoffs) {
                log.backoffs("80", lowest + 1, lowest);
            }
            if (deload) {
                return;
            }
            step(planned, load, reps, rated && halves > 18);
            if (backoffs && lowest < 8) {
                reduction = reduction.add(STEP).min(MOST_REDUCTION);
            }
        }

        private void step(BigDecimal planned, BigDecimal load, int reps, boolean tooHard) {
            boolean missedTarget = load.compareTo(planned) < 0 || reps < 3 || (reps < 4 && tooHard);
            if (!missedTarget && reps < 4) {
                exact = planned;
            } else if (missedTarget || tooHard) {
                failures++;
                exact = failures == 2 ? planned.multiply(NINE_TENTHS) : planned;
                failures %= 2;
            } else {
                failures = 0;
                exact = (load.compareTo(planned) > 0 ? load : planned.max(exact)).add(STEP);
            }
        }
    }

    @ParameterizedTest
    @MethodSource("plans")
    void a_plan_with_deloads_is_what_the_document_says(long seed) {
        Plan plan = new Plan(seed);
        ProgramOf program = plan.program(bench);
        for (int week = 1; week <= WEEKS; week++) {
            SlotWeek found = TrainingLog.week(plan.log.foldedLateIn(week, program.program()), bench.slotId(), week);
            Prescription.TopSet asked = (Prescription.TopSet) found.prescription();
            BigDecimal share = plan.share(week);
            BigDecimal exact = plan.exact.multiply(share).divide(HUNDRED);
            BigDecimal load = loadable(exact);
            BigDecimal backoff = load.multiply(HUNDRED.subtract(plan.reduction)).divide(HUNDRED);
            String which = "week " + week + " of plan " + seed;
            assertThat(asked.top().exactLoad()).as(which).isEqualTo(Exact.of(exact));
            assertThat(asked.top().load()).as(which).isEqualTo(Exact.of(load));
            assertThat(asked.top().rpe()).as(which).isEqualTo(rpe(share));
            assertThat(asked.backoff().exactLoad()).as(which).isEqualTo(Exact.of(backoff));
            assertThat(asked.backoff().load()).as(which).isEqualTo(Exact.of(loadable(backoff)));
            assertThat(asked.backoff().sets()).as(which).isEqualTo(plan.backoffSets(week));
            plan.week(week);
        }
    }

    /** Returns the nearest multiple of 2.5; of two equally near ones the lower. */
    private static BigDecimal loadable(BigDecimal exact) {
        return exact.divide(STEP, 0, RoundingMode.HALF_DOWN).multiply(STEP);
    }

    private static Exact rpe(BigDecimal share) {
        BigDecimal wanted = new BigDecimal("85.0").multiply(share).divide(HUNDRED);
        int nearest = 0;
        for (int n = 1; n < FOUR_REPS.size(); n++) {
            if (distance(n, wanted).compareTo(distance(nearest, wanted)) <= 0) {
                nearest = n;
            }
        }
        return Exact.ratio(12 + nearest, 2);
    }

    private static BigDecimal distance(int n, BigDecimal wanted) {
        return new BigDecimal(FOUR_REPS.get(n)).subtract(wanted).abs();
    }
}
